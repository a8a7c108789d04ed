import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Folders of installed packages that tools write to. They are made with the packages, and mounted over in memory. */
export const cacheFolders = [".vite", ".vite-temp", ".cache"];

/** Those that a job's dependencies have. */
export async function cachesOf(dependencies: string | undefined): Promise<readonly string[]> {
  if (dependencies === undefined) return [];
  const names = new Set(await readdir(join(dependencies, "node_modules")));
  return cacheFolders.filter((name) => names.has(name));
}
