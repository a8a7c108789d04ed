import { err, ok, type Result } from "../domain/result.ts";
import { GitError, gitTooOld } from "./git-error.ts";
import { gitLine } from "./run-git.ts";

/** The version of git on this machine, or why it cannot be used. Merging without a worktree needs 2.38. */
export async function findGit(searchPath: string): Promise<Result<{ readonly version: string }, GitError>> {
  try {
    const line = await gitLine({ searchPath }, { args: ["--version"] });
    const version = /(\d+)\.(\d+)[\w.]*/.exec(line);
    const [found = line, major = 0, minor = 0] = version ?? [];
    const recent = Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38);
    return recent ? ok({ version: found }) : err(gitTooOld(found));
  } catch (error) {
    if (error instanceof GitError) return err(error);
    throw error;
  }
}
