/** Where git finds its repository: always told, so that no file in a worktree can send it elsewhere. */
export interface GitPlace {
  readonly gitDir: string;
  readonly workTree?: string;
  readonly indexFile?: string;
}

/**
 * Settings that win over every configuration file. A worktree holds what a model wrote; nothing in it
 * may name a program that git then runs on the host.
 */
export const gitFlags: readonly string[] = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.symlinks=false",
  "core.protectNTFS=true",
  "core.protectHFS=true",
  "core.quotePath=false",
  "core.autocrlf=false",
  // A commit that the database knows must survive a power cut, loose objects included.
  "core.fsync=committed",
  "core.fsyncMethod=batch",
  "protocol.allow=never",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false",
  "commit.gpgSign=false",
  // Files are owned by path: a guessed rename would move one module's change into another's folder.
  "merge.renames=false",
  "merge.directoryRenames=false",
  "diff.renames=false",
].flatMap((setting) => ["-c", setting]);

/** The whole environment of a git process; nothing is inherited. */
export function gitEnvironment(searchPath: string, place: GitPlace | undefined): Record<string, string> {
  return {
    PATH: searchPath,
    HOME: "/nonexistent",
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    ...(place ? { GIT_DIR: place.gitDir } : {}),
    ...(place?.workTree ? { GIT_WORK_TREE: place.workTree } : {}),
    ...(place?.indexFile ? { GIT_INDEX_FILE: place.indexFile } : {}),
  };
}
