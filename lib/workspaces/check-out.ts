import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GitError } from "./git-error.ts";
import { type Git, runGit } from "./run-git.ts";

/** Checks a commit out into `folder`, or resets what is there to it; files that are not in the commit go. */
export async function checkOut(git: Git, gitDir: string, folder: string, name: string, commit: string): Promise<void> {
  if (existsSync(folder) && (await reset(git, gitDir, folder, name, commit))) return;
  await removeCheckout(git, gitDir, folder, name);
  await mkdir(dirname(folder), { recursive: true });
  await runGit(git, { args: ["worktree", "add", "--force", "--detach", folder, commit], place: { gitDir } });
}

/** Removes a checkout and what the repository knows of it; none is fine. */
export async function removeCheckout(git: Git, gitDir: string, folder: string, name: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rm(adminFolder(gitDir, name), { recursive: true, force: true });
  try {
    await runGit(git, { args: ["worktree", "prune"], place: { gitDir } });
  } catch (error) {
    // A project that is being deleted takes its repository away meanwhile; then nothing knows of the checkout.
    if (existsSync(join(gitDir, "HEAD"))) throw error;
  }
}

// Git's own folder for a worktree is named explicitly: the `.git` file inside it may not be believed.
function adminFolder(gitDir: string, name: string): string {
  return join(gitDir, "worktrees", name);
}

async function reset(git: Git, gitDir: string, folder: string, name: string, commit: string): Promise<boolean> {
  const place = { gitDir: adminFolder(gitDir, name), workTree: folder };
  if (!existsSync(join(place.gitDir, "gitdir"))) return false;
  try {
    await runGit(git, { args: ["reset", "--hard", "--quiet", commit], place });
    await runGit(git, { args: ["clean", "-ffdxq"], place });
    return true;
  } catch (error) {
    // Half a checkout, or a lock left by a killed process: the caller makes it anew.
    if (error instanceof GitError && error.type === "git-failed") return false;
    throw error;
  }
}
