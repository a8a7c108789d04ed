/** A commit's words; trailers name module, round and attempt. */
export interface CommitMessage {
  readonly subject: string;
  readonly body?: string;
  readonly trailers: Readonly<Record<string, string>>;
  /** Author and commit date. Given, so that a repeated step makes the same commit. */
  readonly at: Date;
}

/** Changes to files, already checked by the path and ownership rules. */
export interface TreeChange {
  readonly write: readonly { readonly path: string; readonly content: string }[];
  readonly remove: readonly string[];
}

export interface DiffFile {
  readonly path: string;
  readonly status: "added" | "modified" | "deleted";
  readonly added: number;
  readonly removed: number;
}

export type MergeResult =
  | { readonly ok: true; readonly commit: string; readonly fastForward: boolean }
  | { readonly ok: false; readonly conflicts: readonly string[] };

/**
 * One bare repository a project. Branch and folder names come from our ids, never from a model.
 * All git work of one project is serialised where it must be. Commits are named by their full SHA.
 */
export interface Repositories {
  /** Absolute path of the bare repository, for `git clone`. */
  path(projectId: string): string;
  /** Makes the repository with one empty commit on `main`, or finds it. */
  create(projectId: string): Promise<void>;
  /** Removes all that the data directory has of a project. */
  remove(projectId: string): Promise<void>;

  /** The commit that a branch points to. */
  head(projectId: string, branch: string): Promise<string | undefined>;
  /**
   * Moves or makes a branch, only if it still is where the caller saw it (`undefined`: it does not exist).
   * One that is at `to` already counts as moved, so that a repeated step is harmless.
   */
  moveBranch(projectId: string, branch: string, to: string, from: string | undefined): Promise<"moved" | "stale">;
  /** Hash of the commit's tree. */
  tree(projectId: string, commit: string): Promise<string>;

  /** Commits `change` on top of `parent` without a worktree. The same arguments give the same commit. */
  commit(projectId: string, parent: string, change: TreeChange, message: CommitMessage): Promise<string>;
  /** A checkout for people and for the host's own type check; reset to `commit` when it exists. Answers its folder. */
  worktree(projectId: string, name: string, commit: string): Promise<string>;
  removeWorktree(projectId: string, name: string): Promise<void>;
  /**
   * Removes what was being made when its maker was killed: all checkouts but those in `keep` that are whole, and git's
   * locks, indexes and temporary objects. Only for whoever is alone in writing to the repository.
   */
  removeLeftovers(projectId: string, keep: readonly string[]): Promise<void>;

  /** Merges `commit` onto `tip` without touching a branch: `commit` itself when `tip` is its ancestor, `tip` when it is in there. */
  merge(projectId: string, tip: string, commit: string, message: CommitMessage): Promise<MergeResult>;

  /** Regular files of a commit; others (links, submodules) are not listed. */
  files(projectId: string, commit: string): Promise<readonly { readonly path: string; readonly bytes: number }[]>;
  /** A file's text by `git cat-file`; undefined when there is none. Reads asked for at once share one process. */
  read(projectId: string, commit: string, path: string): Promise<string | undefined>;
  readBytes(projectId: string, commit: string, path: string): Promise<Buffer | undefined>;
  diff(projectId: string, from: string, to: string): Promise<readonly DiffFile[]>;
  /** Unified diff as text, limited to `paths` when given. */
  patch(projectId: string, from: string, to: string, paths?: readonly string[]): Promise<string>;
  /** A tar stream (checks) or zip stream (download) of a commit. */
  archive(projectId: string, commit: string, format: "tar" | "zip"): NodeJS.ReadableStream;
}
