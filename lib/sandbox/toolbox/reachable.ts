import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const others = { enter: 0o001, read: 0o004 };

/** True when a user who is nobody in particular may read `folder`: root's home, for one, lets nobody through. */
export async function isReachable(folder: string): Promise<boolean> {
  let at = resolve(folder);
  if (((await stat(at)).mode & others.read) === 0) return false;
  while (true) {
    if (((await stat(at)).mode & others.enter) === 0) return false;
    if (dirname(at) === at) return true;
    at = dirname(at);
  }
}

/**
 * The first of some folders that can be made and that sandboxes can read. They are other users where the server is
 * root; elsewhere they are the server's own.
 */
export async function firstReachable(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    try {
      const own = await ownFolder(folder);
      if (own !== undefined && (process.getuid?.() !== 0 || (await isReachable(own)))) return own;
    } catch {
      // Not to be made here; the next may do.
    }
  }
  return undefined;
}

/** The folder itself, or one of ours below it where everybody may write: others could have put something there. */
async function ownFolder(folder: string): Promise<string | undefined> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, 0o755);
  if (((await stat(folder)).mode & 0o002) === 0) return folder;
  const own = join(folder, `groundplan-${process.getuid?.() ?? "user"}`);
  await mkdir(own, { mode: 0o755 }).catch(() => {});
  const found = await lstat(own);
  const isOurs = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  return isOurs && (found.mode & 0o022) === 0 ? own : undefined;
}
