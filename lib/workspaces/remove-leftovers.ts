import { type Dirent, existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

// A git that outlives its server by a moment may still be writing there.
const surely = { recursive: true, force: true, maxRetries: 5 } as const;

/** Removes what killed processes were making in a repository, and all `checkouts` but those in `keep` that are whole. */
export async function removeLeftovers(gitDir: string, checkouts: string, keep: readonly string[]): Promise<void> {
  const known = join(gitDir, "worktrees");
  for (const { name } of [...(await entriesOf(checkouts)), ...(await entriesOf(known))]) {
    const places = [join(checkouts, name), join(known, name)];
    if (keep.includes(name) && (await isWhole(places))) continue;
    for (const place of places) await rm(place, surely);
  }
  await removeUnfinished(gitDir, "");
}

/** Git writes the index of a checkout last, and holds a lock until then. */
async function isWhole([folder = "", admin = ""]: readonly string[]): Promise<boolean> {
  const names = (await entriesOf(admin)).map(({ name }) => name);
  return existsSync(folder) && names.includes("index") && !names.some((name) => isLock(name) || name === "locked");
}

async function removeUnfinished(gitDir: string, below: string): Promise<void> {
  for (const entry of await entriesOf(join(gitDir, below))) {
    const path = join(below, entry.name);
    if (isUnfinished(path)) await rm(join(gitDir, path), surely);
    else if (entry.isDirectory()) await removeUnfinished(gitDir, path);
  }
}

// Not those of `tmp_objdir-incoming-…`: somebody pushes, and their git cleans up behind itself.
const temporaryObjects = /^objects\/([0-9a-f]{2}\/tmp_obj_|pack\/tmp_|tmp_objdir-bulk-fsync-)/;

/** A lock keeps every later git from what it locks, above all a branch; the rest takes room. */
function isUnfinished(path: string): boolean {
  return isLock(path) || path.startsWith("groundplan-index-") || temporaryObjects.test(path);
}

/** No branch and no other file of git's is called so. */
function isLock(path: string): boolean {
  return path.endsWith(".lock");
}

/** None of a folder that is not there, or goes meanwhile. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
