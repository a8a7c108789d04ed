import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { type GitPlace, gitEnvironment, gitFlags } from "./git-environment.ts";
import { GitError, gitMissing, toGitError } from "./git-error.ts";

/** Where git programs are looked for, from the server's own PATH. */
export interface Git {
  readonly searchPath: string;
}

export interface GitCommand {
  readonly args: readonly string[];
  /** Absent only for commands that need no repository. */
  readonly place?: GitPlace;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are answers, not failures; 0 always is one. */
  readonly answers?: readonly number[];
}

export interface GitAnswer {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Starts git with the locked-down flags and environment. */
export function spawnGit(git: Git, command: GitCommand): ChildProcessByStdio<Writable, Readable, Readable> {
  const env = { ...gitEnvironment(git.searchPath, command.place), ...command.env } as NodeJS.ProcessEnv;
  // A working directory of its own, because git would look for a repository around the server's.
  return spawn("git", [...gitFlags, ...command.args], { cwd: "/", env, stdio: ["pipe", "pipe", "pipe"] });
}

/** Runs git to its end and answers its output; throws a `GitError` for any exit code that is no answer. */
export function runGit(git: Git, command: GitCommand): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(git, command);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error) => reject(spawnFailure(error)));
    child.on("close", (exitCode) => {
      const answer = {
        exitCode: exitCode ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString(),
      };
      if (exitCode === 0 || (exitCode !== null && command.answers?.includes(exitCode))) return resolve(answer);
      reject(failure(command, exitCode, answer.stderr));
    });
    // Git may end before it has read everything; its exit code tells why.
    child.stdin.on("error", () => {});
    child.stdin.end(command.input ?? "");
  });
}

/** The output of a git command as text without the last line break. */
export async function gitLine(git: Git, command: GitCommand): Promise<string> {
  const { stdout } = await runGit(git, command);
  return stdout.toString().replace(/\n$/, "");
}

export function spawnFailure(error: Error): Error {
  return (error as NodeJS.ErrnoException).code === "ENOENT" ? gitMissing(error) : error;
}

export function failure(command: GitCommand, exitCode: number | null, stderr: string): GitError {
  const gitDir = command.place?.gitDir;
  if (gitDir !== undefined && !existsSync(gitDir)) {
    return new GitError(
      "repository-missing",
      `There is no repository at ${gitDir}: its project was deleted, or the data directory was changed by hand.`,
    );
  }
  return toGitError(command.args, exitCode, stderr);
}
