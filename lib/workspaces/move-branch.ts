import { GitError } from "./git-error.ts";
import { type Git, runGit } from "./run-git.ts";

/** The commit that a branch points to. */
export async function branchHead(git: Git, gitDir: string, branch: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(git, {
    args: ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`],
    place: { gitDir },
    answers: [1],
  });
  return exitCode === 0 ? stdout.toString().trim() : undefined;
}

/** Moves a branch if it is still at `from`. One that is already at `to` counts as moved, so a repeat is harmless. */
export async function moveBranch(
  git: Git,
  gitDir: string,
  branch: string,
  to: string,
  from: string | undefined,
): Promise<"moved" | "stale"> {
  try {
    const old = from ?? "0".repeat(40);
    await runGit(git, { args: ["update-ref", `refs/heads/${branch}`, to, old], place: { gitDir } });
    return "moved";
  } catch (error) {
    if (!(error instanceof GitError) || error.type !== "git-failed") throw error;
    const head = await branchHead(git, gitDir, branch);
    if (head === to) return "moved";
    if (head !== from) return "stale";
    throw error;
  }
}
