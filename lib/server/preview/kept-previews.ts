import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { extractArtefacts } from "#lib/sandbox/extract-artefacts.ts";
import type { PreviewName } from "./preview-address.ts";

const metaSchema = z.object({ builtAt: z.iso.datetime(), serve: z.string() });

/** A built preview on disk. */
export interface KeptPreview extends z.infer<typeof metaSchema> {
  /** Holds what the build brought back, under the repository's own paths. */
  readonly folder: string;
}

/** Previews as files under `<data>/projects/<id>/preview/<commit>`. Only regular files that we wrote are in there. */
export interface KeptPreviews {
  find(name: PreviewName): Promise<KeptPreview | undefined>;
  /** The commit that the project's preview was built from last. */
  newest(projectId: string): Promise<string | undefined>;
  /** Takes the place of older ones. Answers what is wrong with the artefacts, in words, or undefined. */
  keep(name: PreviewName, artefacts: Buffer, meta: { builtAt: Date; serve: string }): Promise<string | undefined>;
}

export function createKeptPreviews(dataDir: string): KeptPreviews {
  const projectFolder = (projectId: string) => join(dataDir, "projects", projectId, "preview");
  const folderOf = ({ projectId, commit }: PreviewName) => join(projectFolder(projectId), commit);
  return {
    async find(name) {
      const folder = folderOf(name);
      const text = await readFile(join(folder, "preview.json"), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      return { ...metaSchema.parse(JSON.parse(text)), folder: join(folder, "files") };
    },
    async newest(projectId) {
      const entries = await readdir(projectFolder(projectId)).catch(() => []);
      // A new one takes the place of the older ones, so there is one at most beside an unfinished one.
      return entries.find((entry) => /^[0-9a-f]+$/.test(entry));
    },
    async keep(name, artefacts, meta) {
      // A name of its own: another server may build the same preview at the same time.
      const unfinished = `${folderOf(name)}.new-${randomUUID()}`;
      try {
        await mkdir(unfinished, { recursive: true });
        const problem = await fill(unfinished, artefacts, meta);
        if (problem !== undefined) return problem;
        // Whole or not at all: nobody finds a preview that is half written.
        await rm(folderOf(name), { recursive: true, force: true });
        await rename(unfinished, folderOf(name)).catch(unlessThere);
        await removeOlder(projectFolder(name.projectId), name.commit, meta.builtAt);
        return undefined;
      } finally {
        await rm(unfinished, { recursive: true, force: true });
      }
    },
  };
}

async function fill(folder: string, artefacts: Buffer, { builtAt, serve }: { builtAt: Date; serve: string }) {
  const extracted = await extractArtefacts(artefacts, join(folder, "files"));
  if (!extracted.ok) {
    return extracted.error.type === "artefacts-damaged"
      ? `What the build made could not be read: ${extracted.error.reason}`
      : `The build made ${extracted.error.files} files, which is more than a preview may have.`;
  }
  const isPage = (path: string) =>
    path === "index.html" || path === (serve === "." ? "index.html" : `${serve}/index.html`);
  if (!extracted.value.files.some(isPage)) {
    return `The build made no ${serve === "." ? "" : `${serve}/`}index.html to begin with.`;
  }
  await writeFile(join(folder, "preview.json"), JSON.stringify({ builtAt: builtAt.toISOString(), serve }));
  return undefined;
}

/** Another server has put the same preview there in this very moment, which is as good. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}

/** An unfinished one may be another server's, at work; after this long its server was killed. */
const abandonedMs = 3_600_000;

async function removeOlder(folder: string, newest: string, now: Date): Promise<void> {
  for (const entry of await readdir(folder)) {
    if (entry === newest) continue;
    const path = join(folder, entry);
    const changed = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
    if (entry.includes(".new-") && changed > now.getTime() - abandonedMs) continue;
    await rm(path, { recursive: true, force: true });
  }
}
