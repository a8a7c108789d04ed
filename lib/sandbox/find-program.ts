import { existsSync } from "node:fs";
import { join } from "node:path";

/** The first program of that name on a search path. */
export function findProgram(name: string, searchPath: string): string | undefined {
  return searchPath
    .split(":")
    .filter((folder) => folder.startsWith("/"))
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}
