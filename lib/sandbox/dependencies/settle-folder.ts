import { chmod, lchown, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The size of everything below a folder; what vanishes meanwhile counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await folderBytes(path);
    else bytes += (await lstat(path).catch(() => undefined))?.size ?? 0;
  }
  return bytes;
}

/** Makes a folder the server's own, and readable by everybody: sandboxes that mount it are other users. */
export async function settleFolder(folder: string, owner: { uid: number; gid: number } | undefined): Promise<void> {
  if (owner) await lchown(folder, owner.uid, owner.gid);
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await settleFolder(path, owner);
      continue;
    }
    if (owner) await lchown(path, owner.uid, owner.gid);
    if (entry.isFile()) await chmod(path, ((await lstat(path)).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
