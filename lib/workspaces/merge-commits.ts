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
  const base = await mergeBase(git, gitDir, tip, commit);
  if (base === tip) return { ok: true, commit, fastForward: true };
  if (base === commit) return { ok: true, commit: tip, fastForward: true };
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

/** The best common ancestor: one of the two where it is in the other; undefined where they have nothing in common. */
async function mergeBase(git: Git, gitDir: string, one: string, other: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(git, {
    args: ["merge-base", one, other],
    place: { gitDir },
    answers: [1],
  });
  return exitCode === 0 ? stdout.toString().trim() : undefined;
}
