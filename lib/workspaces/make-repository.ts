import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { moveBranch } from "./move-branch.ts";
import { type Git, gitLine, runGit } from "./run-git.ts";
import { commitTree } from "./write-commit.ts";

/** Makes a bare repository with one empty commit on `main`, or finishes one that a crash left half made. */
export async function makeRepository(git: Git, gitDir: string, at: Date): Promise<void> {
  await mkdir(dirname(gitDir), { recursive: true });
  const args = ["init", "--quiet", "--bare", "--template=", "--object-format=sha1", "--initial-branch=main", gitDir];
  // `init` wants the folder as an argument; with GIT_DIR it would ignore it.
  await runGit(git, { args });
  const head = await runGit(git, {
    args: ["rev-parse", "--verify", "--quiet", "refs/heads/main"],
    place: { gitDir },
    answers: [1],
  });
  if (head.exitCode === 0) return;
  const tree = await gitLine(git, { args: ["hash-object", "-w", "-t", "tree", "--stdin"], place: { gitDir } });
  const commit = await commitTree(git, gitDir, tree, [], { subject: "Begin the project", trailers: {}, at });
  await moveBranch(git, gitDir, "main", commit, undefined);
}
