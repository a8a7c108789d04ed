import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import type { Artifacts } from "#lib/engine/ports/facts.ts";

/** Larger texts lie on disk: they would only swell the database's backups and caches. */
const inDatabaseBytes = 65_536;

/** Texts by their SHA-256, in the database or, when large, under `<dataDir>/artifacts/ab/<sha>`. */
export function createArtifacts({ db, dataDir }: { readonly db: PrismaClient; readonly dataDir: string }): Artifacts {
  const pathOf = (sha256: string) => join(dataDir, "artifacts", sha256.slice(0, 2), sha256);

  return {
    async put(text) {
      const content = Buffer.from(text, "utf8");
      const sha256 = createHash("sha256").update(content).digest("hex");
      // PostgreSQL's text cannot hold NUL, and the text must come back as it was.
      const fitsDatabase = !text.includes("\0");
      const wantsDisk = content.length > inDatabaseBytes || !fitsDatabase;
      const onDisk = wantsDisk && (await written(pathOf(sha256), content, fitsDatabase)); // before its row, which promises it
      const row = { sha256, bytes: content.length, text: onDisk ? null : content.toString("utf8") };
      await db.artifact.createMany({ data: [row], skipDuplicates: true });
      return sha256;
    },
    async get(sha256) {
      const row = await db.artifact.findUnique({ where: { sha256 } });
      if (row === null) return undefined;
      return row.text ?? (await readWhole(pathOf(sha256)));
    },
  };
}

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

async function readWhole(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
