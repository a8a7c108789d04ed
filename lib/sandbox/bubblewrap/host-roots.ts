import { lstat, readlink } from "node:fs/promises";

/** How a folder of the host's root appears in the sandbox: bound read-only, or as the link that it is. */
export type HostRoot = { readonly path: string } | { readonly path: string; readonly linkTo: string };

const candidates = [
  "/usr",
  "/bin",
  "/sbin",
  "/lib",
  "/lib32",
  "/lib64",
  "/libx32",
  "/etc/ld.so.cache",
  "/etc/alternatives",
];

/** What of the host a program needs to run at all. Nothing else of it is in the sandbox. */
export async function readHostRoots(): Promise<readonly HostRoot[]> {
  const roots = await Promise.all(candidates.map(readRoot));
  return roots.filter((root) => root !== undefined);
}

async function readRoot(path: string): Promise<HostRoot | undefined> {
  try {
    return (await lstat(path)).isSymbolicLink() ? { path, linkTo: await readlink(path) } : { path };
  } catch {
    return undefined;
  }
}
