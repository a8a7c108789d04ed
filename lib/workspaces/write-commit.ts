import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CommitMessage, TreeChange } from "../engine/ports/repositories.ts";
import { checkTreePath } from "./check-names.ts";
import { commitIdentity, formatCommitMessage } from "./format-commit-message.ts";
import { GitError } from "./git-error.ts";
import { type Git, gitLine, runGit } from "./run-git.ts";

/** Commits a change on top of `parent` through an index of its own: no worktree, nothing shared, safe in parallel. */
export async function writeCommit(
  git: Git,
  gitDir: string,
  parent: string,
  change: TreeChange,
  message: CommitMessage,
): Promise<string> {
  for (const { path } of change.write) checkTreePath(path);
  for (const path of change.remove) checkTreePath(path);
  const blobs = await writeBlobs(
    git,
    gitDir,
    change.write.map(({ content }) => content),
  );
  const removed = change.remove.map((path) => `0 ${"0".repeat(40)}\t${path}\0`);
  // Every file is 100644: nothing in a repository of ours is executable, a link or a submodule.
  const written = change.write.map(({ path }, i) => `100644 ${blobs[i]}\t${path}\0`);
  const tree = await editTree(git, gitDir, parent, [...removed, ...written].join(""));
  return commitTree(git, gitDir, tree, [parent], message);
}

/** Makes a commit object; the same arguments give the same hash. */
export function commitTree(
  git: Git,
  gitDir: string,
  tree: string,
  parents: readonly string[],
  message: CommitMessage,
): Promise<string> {
  return gitLine(git, {
    args: ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"],
    place: { gitDir },
    env: commitIdentity(message.at),
    input: formatCommitMessage(message),
  });
}

// One process for all files: starting `hash-object` for each would be the larger part of a commit's time.
async function writeBlobs(git: Git, gitDir: string, contents: readonly string[]): Promise<string[]> {
  if (contents.length === 0) return [];
  const input = contents.flatMap((content, i) => {
    const bytes = Buffer.from(content);
    return [Buffer.from(`blob\nmark :${i + 1}\ndata ${bytes.length}\n`), bytes, Buffer.from(`\nget-mark :${i + 1}\n`)];
  });
  const { stdout } = await runGit(git, {
    args: ["fast-import", "--quiet", "--done"],
    place: { gitDir },
    input: Buffer.concat([...input, Buffer.from("done\n")]),
  });
  return stdout.toString().trim().split("\n");
}

async function editTree(git: Git, gitDir: string, parent: string, indexInfo: string): Promise<string> {
  const indexFile = join(gitDir, `groundplan-index-${randomUUID()}`);
  const place = { gitDir, indexFile };
  try {
    await runGit(git, { args: ["read-tree", parent], place });
    const { stderr } = await runGit(git, { args: ["update-index", "-z", "--index-info"], place, input: indexInfo });
    // Git leaves out a path that it refuses, says so, and still ends with 0.
    if (stderr !== "")
      throw new GitError("name-invalid", `git refused a path: ${stderr.trim()}. Nothing was committed.`);
    return await gitLine(git, { args: ["write-tree"], place });
  } finally {
    await rm(indexFile, { force: true });
    await rm(`${indexFile}.lock`, { force: true });
  }
}
