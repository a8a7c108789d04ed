import { PassThrough } from "node:stream";
import { failure, type Git, type GitCommand, spawnFailure, spawnGit } from "./run-git.ts";

/** Streams a commit's files; the stream fails if git does, and closing it early ends git. */
export function archiveCommit(git: Git, gitDir: string, commit: string, format: "tar" | "zip"): NodeJS.ReadableStream {
  const command: GitCommand = { args: ["archive", `--format=${format}`, commit], place: { gitDir } };
  const child = spawnGit(git, command);
  // Git's own output ends in the same way whether it failed or not, so the end is ours to give.
  const archive = new PassThrough();
  const stderr: Buffer[] = [];
  child.stdin.end();
  child.stdout.pipe(archive, { end: false });
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.on("error", (error) => archive.destroy(spawnFailure(error)));
  child.on("close", (exitCode) => {
    if (exitCode === 0) archive.end();
    else archive.destroy(failure(command, exitCode, Buffer.concat(stderr).toString()));
  });
  archive.on("close", () => child.kill());
  return archive;
}
