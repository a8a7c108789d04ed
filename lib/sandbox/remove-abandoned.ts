import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Nothing takes that long to make. What is younger may be another server's, at work. */
const abandonedMs = 3_600_000;

/** Removes from a folder of tools or packages what was being made there when its server was killed. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(".making-")) continue;
    const path = join(folder, name);
    const begun = (await stat(path).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (begun > Date.now() - abandonedMs) continue;
    // Where it cannot be removed it takes room, and is in nobody's way.
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
