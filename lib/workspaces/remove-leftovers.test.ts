import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { byHand, dataFolder, project, searchPath, words, write } from "../testing/test-repositories.ts";

/** Runs git until it holds the lock of what it moves, a branch or the head of a new checkout; then kills it and its children. */
async function killed(gitDir: string, args: readonly string[]): Promise<void> {
  const hooks = await mkdtemp(join(dataFolder, "hooks-"));
  const kill = '#!/bin/sh\n[ "$1" = prepared ] && kill -KILL 0\n';
  await writeFile(join(hooks, "reference-transaction"), kill, { mode: 0o755 });
  const env = { PATH: searchPath, GIT_DIR: gitDir, GIT_CONFIG_GLOBAL: "/dev/null" } as unknown as NodeJS.ProcessEnv;
  const git = spawn("git", ["-c", `core.hooksPath=${hooks}`, ...args], { env, detached: true, stdio: "ignore" });
  expect(await once(git, "exit")).toEqual([null, "SIGKILL"]);
}

async function built() {
  const { id, git, root } = await project();
  const commit = await git.commit(id, root, write({ "a.ts": "1\n" }), words());
  const [gitDir, checkouts] = [git.path(id), join(dataFolder, "projects", id, "worktrees")];
  return { id, git, root, commit, gitDir, checkouts };
}

test("a branch whose lock was held when git was killed moves again", async () => {
  const { id, git, root, commit, gitDir } = await built();
  await killed(gitDir, ["update-ref", "refs/heads/build/1", commit]);
  expect(await readdir(join(gitDir, "refs/heads/build"))).toEqual(["1.lock"]);
  await expect(git.moveBranch(id, "build/1", commit, undefined)).rejects.toMatchObject({ type: "git-failed" });
  await git.removeLeftovers(id, []);
  expect(await git.moveBranch(id, "build/1", commit, undefined)).toBe("moved");
  expect(await git.head(id, "main")).toBe(root);
});

test("of the checkouts only those stay that are wanted and whole", async () => {
  const { id, git, commit, gitDir, checkouts } = await built();
  for (const name of ["chk_1", "build-1-a", "build-2-a", "build-2-b"]) await git.worktree(id, name, commit);
  await writeFile(join(gitDir, "worktrees/build-2-b/index.lock"), "");
  for (const name of ["build-2-c", "chk_2"])
    await killed(gitDir, ["worktree", "add", "--detach", join(checkouts, name), commit]);
  const names = ["build-1-a", "build-2-a", "build-2-b", "build-2-c", "chk_1", "chk_2"];
  expect((await readdir(join(gitDir, "worktrees"))).sort()).toEqual(names);

  await git.removeLeftovers(id, ["build-2-a", "build-2-b", "build-2-c", "build-2-d"]);
  expect(await readdir(checkouts)).toEqual(["build-2-a"]);
  expect(await readdir(join(gitDir, "worktrees"))).toEqual(["build-2-a"]);
  const listed = byHand(gitDir, ["worktree", "list", "--porcelain"]).split("\n");
  expect(listed.filter((line) => line.startsWith("worktree "))).toEqual([
    `worktree ${gitDir}`,
    `worktree ${join(checkouts, "build-2-a")}`,
  ]);
  for (const name of ["build-2-a", "build-2-b"]) await git.worktree(id, name, commit);
  expect((await readdir(checkouts)).sort()).toEqual(["build-2-a", "build-2-b"]);
});

test("what commits were being made of is gone, and what was made is there", async () => {
  const { id, git, commit, gitDir } = await built();
  const before = await readdir(gitDir, { recursive: true });
  const [index, objects] = [join(gitDir, "groundplan-index-1"), join(gitDir, "objects")];
  for (const path of [index, `${index}.lock`, join(gitDir, "packed-refs.lock"), join(objects, "pack/tmp_pack_1")])
    await writeFile(path, "");
  await mkdir(join(objects, "tmp_objdir-bulk-fsync-1/ab"), { recursive: true });
  await writeFile(join(objects, commit.slice(0, 2), "tmp_obj_1"), "");
  const push = ["objects/tmp_objdir-incoming-1", "objects/tmp_objdir-incoming-1/pack"];
  await mkdir(join(gitDir, "objects/tmp_objdir-incoming-1/pack"), { recursive: true });
  await git.removeLeftovers(id, []);
  expect((await readdir(gitDir, { recursive: true })).sort()).toEqual([...before, ...push].sort());
  expect(byHand(gitDir, ["fsck", "--full", "--strict"])).toBe(`dangling commit ${commit}`);
});

test("nothing is left of a project without a repository, and nothing fails", async () => {
  const { id, git } = await project();
  await git.remove(id);
  await git.removeLeftovers(id, ["build-1-a"]);
  expect(existsSync(join(dataFolder, "projects", id))).toBe(false);
});
