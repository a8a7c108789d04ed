export type GitErrorType =
  | "git-missing"
  | "git-too-old"
  | "disk-full"
  | "repository-missing"
  | "name-invalid"
  | "git-failed";

/** Git could not do what was asked. `message` says what happened and what to do next; nothing was half done. */
export class GitError extends Error {
  readonly type: GitErrorType;

  constructor(type: GitErrorType, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "GitError";
    this.type = type;
  }
}

const install =
  "Install git 2.38 or newer (Debian: apt-get install git; macOS: xcode-select --install) and start again. Nothing was lost.";

export function gitMissing(cause?: unknown): GitError {
  return new GitError("git-missing", `git was not found on this machine. ${install}`, { cause });
}

export function gitTooOld(version: string): GitError {
  return new GitError("git-too-old", `git ${version} is too old. ${install}`);
}

// The words of strerror(3) under LC_ALL=C, and those of git for a write of nothing: it has no exit code for a full disk.
const full = /No space left on device|Disk quota exceeded|Out of diskspace/;

/** What a failed git command means, from its exit code and its standard error. */
export function toGitError(args: readonly string[], exitCode: number | null, stderr: string): GitError {
  const detail = stderr.trim().slice(0, 2000);
  if (full.test(stderr)) {
    return new GitError(
      "disk-full",
      `The disk with the project's repository is full: git ${args[0] ?? ""} wrote nothing that counts. Free some space and resume; nothing that was committed is lost. (${detail})`,
    );
  }
  return new GitError("git-failed", `git ${args[0] ?? ""} failed with ${exitCode ?? "a signal"}: ${detail}`);
}
