import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { byHand, dataFolder, project, words, write } from "../testing/test-repositories.ts";

describe("a worktree", () => {
  test("is a checkout, reset to the commit that is asked for", async () => {
    const { id, git, root } = await project();
    const one = await git.commit(id, root, write({ "a.ts": "1\n", "b/c.ts": "c\n" }), words());
    const two = await git.commit(id, one, write({ "a.ts": "2\n" }, ["b/c.ts"]), words());
    const folder = await git.worktree(id, "terrain", one);
    expect(folder).toBe(join(dataFolder, "projects", id, "worktrees", "terrain"));
    await writeFile(join(folder, "a.ts"), "changed by hand");
    await mkdir(join(folder, "left"));
    await writeFile(join(folder, "left/over.ts"), "");
    expect(await git.worktree(id, "terrain", two)).toBe(folder);
    expect((await readdir(folder)).sort()).toEqual([".git", "a.ts"]);
    expect(await readFile(join(folder, "a.ts"), "utf8")).toBe("2\n");
    await git.removeWorktree(id, "terrain");
    await git.removeWorktree(id, "terrain");
    expect(existsSync(folder)).toBe(false);
    expect(byHand(git.path(id), ["worktree", "list", "--porcelain"])).toBe(`worktree ${git.path(id)}\nbare`);
  });

  test("is made anew when a crash left half of it, or somebody deleted it", async () => {
    const { id, git, root } = await project();
    const one = await git.commit(id, root, write({ "a.ts": "1\n" }), words());
    const folder = await git.worktree(id, "w", one);
    await writeFile(join(git.path(id), "worktrees/w/index.lock"), "");
    await git.worktree(id, "w", one);
    await rm(folder, { recursive: true });
    await git.worktree(id, "w", one);
    await rm(join(git.path(id), "worktrees/w"), { recursive: true });
    await git.worktree(id, "w", one);
    expect(await readFile(join(folder, "a.ts"), "utf8")).toBe("1\n");
  });

  test("runs nothing that its content names", async () => {
    const { id, git, root } = await project();
    const one = await git.commit(id, root, write({ "a.ts": "1\n" }), words());
    const folder = await git.worktree(id, "w", one);
    const proof = join(dataFolder, `${id}-ran`);
    const evil = join(folder, "evil");
    byHand(evil, ["init", "--quiet", "--bare"]);
    const script = join(folder, "evil.sh");
    await writeFile(script, `#!/bin/sh\ntouch ${proof}\n`);
    await chmod(script, 0o755);
    for (const key of ["core.fsmonitor", "filter.x.clean", "filter.x.smudge"]) byHand(evil, ["config", key, script]);
    await writeFile(join(folder, ".git"), "gitdir: ./evil\n");
    await writeFile(join(folder, ".gitattributes"), "* filter=x\n");
    await writeFile(join(folder, "a.ts"), "changed");
    await git.worktree(id, "w", one);
    expect(existsSync(proof)).toBe(false);
    expect(await readFile(join(folder, "a.ts"), "utf8")).toBe("1\n");
  });

  test("turns links of a commit into plain files, and is not led out by those on disk", async () => {
    const { id, git, root } = await project();
    const secret = join(dataFolder, `${id}-secret`);
    await mkdir(secret);
    await writeFile(join(secret, "key.txt"), "secret");
    const blob = byHand(git.path(id), ["hash-object", "-w", "--stdin"], secret);
    const tree = byHand(git.path(id), ["mktree"], `120000 blob ${blob}\tlink\n`);
    const linked = byHand(git.path(id), ["commit-tree", tree, "-m", "by hand", "-p", root]);
    const folder = await git.worktree(id, "w", linked);
    expect(await readFile(join(folder, "link"), "utf8")).toBe(secret);
    await symlink(secret, join(folder, "out"));
    await git.worktree(id, "w", linked);
    expect((await readdir(folder)).sort()).toEqual([".git", "link"]);
    expect(await readFile(join(secret, "key.txt"), "utf8")).toBe("secret");
  });

  test("can be made ten at once", async () => {
    const { id, git, root } = await project();
    const one = await git.commit(id, root, write({ "a.ts": "1\n" }), words());
    const folders = await Promise.all(Array.from({ length: 10 }, (_, i) => git.worktree(id, `w${i}`, one)));
    expect(await Promise.all(folders.map((folder) => readFile(join(folder, "a.ts"), "utf8")))).toEqual(
      folders.map(() => "1\n"),
    );
  });
});
