import { GitError } from "./git-error.ts";

const id = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const branchSegment = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;
const sha = /^[0-9a-f]{40}$/;

function refuse(what: string, value: string): never {
  throw new GitError(
    "name-invalid",
    `${what} ${JSON.stringify(value.slice(0, 200))} is not allowed; nothing was done.`,
  );
}

/** Project and worktree names become folders, so they are one plain segment. */
export function checkId(what: string, value: string): void {
  if (!id.test(value)) refuse(what, value);
}

/** Stricter than git itself: what is allowed here can be read as nothing but a branch, in every command. */
export function checkBranch(value: string): void {
  const segments = value.split("/");
  const plain = segments.every(
    (segment) => branchSegment.test(segment) && !segment.includes("..") && !/\.lock$/i.test(segment),
  );
  if (!plain || segments.length > 5 || value.length > 200) refuse("The branch name", value);
}

/** Commits are named by their full hash, never by a word that git would interpret. */
export function checkCommit(value: string): void {
  if (!sha.test(value)) refuse("The commit", value);
}

// `.gitattributes` can hide conflicts (merge=union) and files from archives; `.gitmodules` names other repositories.
const refused = new Set([".git", ".gitattributes", ".gitmodules", "git~1"]);

/** The last line of defence behind the path rules: nothing that would leave a checkout or steer git. */
export function checkTreePath(path: string): void {
  const segments = path.split("/");
  const plain = segments.every(
    (segment) => segment !== "" && segment !== "." && segment !== ".." && !refused.has(segment.toLowerCase()),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!plain || path.length > 1000 || /[\u0000-\u001f\u007f\\]/.test(path)) refuse("The path", path);
}
