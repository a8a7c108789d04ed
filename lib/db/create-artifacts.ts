import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import type { Artifacts } from "#lib/engine/ports/facts.ts";
import { poolOf } from "./create-prisma-client.ts";
import { inTransaction } from "./in-transaction.ts";

/** Larger texts lie on disk: they would only swell the database's backups and caches. */
const inDatabaseBytes = 65_536;

/** Texts by their SHA-256, in the database or, when large, under `<dataDir>/artifacts/ab/<sha>`. */
export function createArtifacts({ db, dataDir }: { readonly db: PrismaClient; readonly dataDir: string }): Artifacts {
  const pool = poolOf(db);
  const folderOf = (sha256: string) => join(dataDir, "artifacts", sha256.slice(0, 2));
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256);

  return {
    async put(projectId, text) {
      const content = Buffer.from(text, "utf8");
      const sha256 = createHash("sha256").update(content).digest("hex");
      // PostgreSQL's text cannot hold NUL, and the text must come back as it was.
      const fitsDatabase = !text.includes("\0");
      const bytes = content.length;
      if (bytes <= inDatabaseBytes && fitsDatabase) {
        await pool.query(keep, [sha256, bytes, content.toString("utf8"), projectId]);
        return sha256;
      }
      await inTransaction(pool, async (tx) => {
        // The file behind the row's lock: whoever removes the text's last project at this moment removes the file, too.
        await tx.query(keep, [sha256, bytes, null, projectId]);
        // And before the commit, which promises it.
        if (await written(pathOf(sha256), content, fitsDatabase)) return;
        await tx.query('update "Artifact" set text = $2 where sha256 = $1', [sha256, content.toString("utf8")]);
      });
      return sha256;
    },
    async get(sha256) {
      const row = await db.artifact.findUnique({ where: { sha256 } });
      if (row === null) return undefined;
      return row.text ?? (await readWhole(pathOf(sha256)));
    },
    async removeFiles(sha256s) {
      const removed = new Set(sha256s);
      for (const folder of new Set(sha256s.map(folderOf))) {
        // With what a killed process has left unfinished under its name.
        const names = (await namesIn(folder)).filter((name) => removed.has(name.slice(0, 64)));
        for (const name of names) await rm(join(folder, name), { force: true });
      }
    },
  };
}

/** A row that is there is changed in nothing, but locked: it is not removed before it has this use. */
const keep = `with kept as (
    insert into "Artifact" (sha256, bytes, text) values ($1, $2, $3)
    on conflict (sha256) do update set bytes = excluded.bytes returning sha256
  )
  insert into "ArtifactUse" (sha256, "projectId") select sha256, $4 from kept on conflict do nothing`;

/** On a full disk a paid answer must not be lost that a database elsewhere could still keep. */
async function written(path: string, content: Buffer, couldBeElsewhere: boolean): Promise<boolean> {
  try {
    await writeWhole(path, content);
    return true;
  } catch (error) {
    if (couldBeElsewhere && isDiskFull(error)) return false;
    throw error;
  }
}

/** Under its name a file is always whole: another process may write the same text at the same time. */
async function writeWhole(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeFile(unfinished, content, { mode: 0o600, flush: true });
    await rename(unfinished, path);
    await keepName(dirname(path));
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The row that follows survives a power failure; so must the name of the file. */
async function keepName(folder: string): Promise<void> {
  const entries = await open(folder);
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}

/** None of a folder that is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

async function readWhole(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
