import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { programFolders } from "./env.ts";

/** The path of a program of this name, or undefined where there is none. */
export function findProgram(name: string): string | undefined {
  return programFolders()
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
