import type { CommitMessage, MergeResult } from "../engine/ports/repositories.ts";
import { type Git, runGit } from "./run-git.ts";
import { commitTree } from "./write-commit.ts";

/** Merges two commits in memory: touches no branch and no worktree, and names the files that conflict. */
export async function mergeCommits(
  git: Git,
  gitDir: string,
  tip: string,
  commit: string,
  message: CommitMessage,
): Promise<MergeResult> {
  if (await isAncestor(git, gitDir, tip, commit)) return { ok: true, commit, fastForward: true };
  if (await isAncestor(git, gitDir, commit, tip)) return { ok: true, commit: tip, fastForward: true };
  const { exitCode, stdout } = await runGit(git, {
    args: ["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", tip, commit],
    place: { gitDir },
    answers: [1],
  });
  const [tree = "", ...conflicts] = stdout
    .toString()
    .split("\0")
    .filter((part) => part !== "");
  if (exitCode === 1) return { ok: false, conflicts: [...new Set(conflicts)].sort() };
  return { ok: true, commit: await commitTree(git, gitDir, tree, [tip, commit], message), fastForward: false };
}

async function isAncestor(git: Git, gitDir: string, ancestor: string, commit: string): Promise<boolean> {
  const { exitCode } = await runGit(git, {
    args: ["merge-base", "--is-ancestor", ancestor, commit],
    place: { gitDir },
    answers: [1],
  });
  return exitCode === 0;
}
