import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

/** A disk of that size ("8m"), where this system lets root mount one; otherwise undefined. */
export function smallDisk(size: string): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0711`, "tmpfs", folder]).status === 0;
  if (mounted) afterAll(() => void spawnSync("umount", [folder]));
  return mounted ? folder : undefined;
}
