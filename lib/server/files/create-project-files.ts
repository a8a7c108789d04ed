import { listFiles } from "./list-files.ts";
import { openArchive } from "./open-archive.ts";
import { readDiff } from "./read-diff.ts";
import { readFile } from "./read-file.ts";
import type { FilesDeps } from "./resolve-commit.ts";

/** What projects' repositories hold, for whoever asks by HTTP. */
export function createProjectFiles(deps: FilesDeps) {
  return {
    list: (projectId: string, at?: string) => listFiles(deps, projectId, at),
    read: (projectId: string, path: string, at?: string) => readFile(deps, projectId, path, at),
    diff: (projectId: string, range: Parameters<typeof readDiff>[2]) => readDiff(deps, projectId, range),
    archive: (projectId: string, at?: string) => openArchive(deps, projectId, at),
  };
}
