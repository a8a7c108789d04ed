import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import {
  at,
  byHand,
  dataFolder,
  newProjectId,
  project,
  repositories,
  searchPath,
  words,
  write,
} from "../testing/test-repositories.ts";
import { createRepositories } from "./create-repositories.ts";
import { findGit } from "./find-git.ts";

describe("a repository", () => {
  test("begins with one empty commit on main, and is found again", async () => {
    const { id, git, root } = await project();
    await git.create(id);
    expect(await git.head(id, "main")).toBe(root);
    expect(await git.files(id, root)).toEqual([]);
    expect(await git.tree(id, root)).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    expect(git.path(id)).toBe(join(dataFolder, "projects", id, "repository.git"));
    expect(await readdir(join(git.path(id), "hooks")).catch(() => [])).toEqual([]);
  });

  test("is made once by many at once", async () => {
    const git = repositories();
    const id = newProjectId();
    await Promise.all(Array.from({ length: 5 }, () => git.create(id)));
    expect(byHand(git.path(id), ["rev-list", "--count", "main"])).toBe("1");
  });

  test("is removed with its checkouts, and what is kept beside it", async () => {
    const { id, git, root } = await project();
    await mkdir(join(dataFolder, "projects", id, "preview/1.new-1"), { recursive: true });
    await git.files(id, root);
    await git.worktree(id, "one", root);
    await git.remove(id);
    expect(existsSync(join(dataFolder, "projects", id))).toBe(false);
    await expect(git.files(id, root)).rejects.toMatchObject({ type: "repository-missing" });
    await expect(git.head(id, "main")).rejects.toMatchObject({ type: "repository-missing" });
  });

  test("can be cloned", async () => {
    const { id, git, root } = await project();
    const commit = await git.commit(id, root, write({ "a.txt": "one\n" }), words());
    await git.moveBranch(id, "main", commit, root);
    const clone = join(dataFolder, `${id}-clone`);
    const env = { PATH: searchPath, HOME: "/nonexistent" } as unknown as NodeJS.ProcessEnv;
    execFileSync("git", ["clone", "--quiet", git.path(id), clone], { env });
    expect(await readFile(join(clone, "a.txt"), "utf8")).toBe("one\n");
  });
});

describe("a commit", () => {
  test("has what was written, on top of its parent", async () => {
    const { id, git, root } = await project();
    const first = await git.commit(id, root, write({ "src/a.ts": "a\n", "src/b.ts": "ü€😀\n", "c.txt": "" }), words());
    const second = await git.commit(id, first, write({ "src/a.ts": "A\nA\n" }, ["src/b.ts", "absent.ts"]), words());
    expect(await git.files(id, second)).toEqual([
      { path: "c.txt", bytes: 0 },
      { path: "src/a.ts", bytes: 4 },
    ]);
    expect(await git.read(id, first, "src/b.ts")).toBe("ü€😀\n");
    expect(await git.read(id, second, "src/b.ts")).toBeUndefined();
    expect(await git.read(id, second, "src")).toBeUndefined();
    expect(await git.readBytes(id, second, "c.txt")).toEqual(Buffer.alloc(0));
    expect(await git.diff(id, first, second)).toEqual([
      { path: "src/a.ts", status: "modified", added: 2, removed: 1 },
      { path: "src/b.ts", status: "deleted", added: 0, removed: 1 },
    ]);
    expect(byHand(git.path(id), ["rev-list", "--parents", "-1", second])).toBe(`${second} ${first}`);
  });

  test("is the same for the same arguments, in another process too", async () => {
    const { id, git, root } = await project();
    const change = write({ "a.ts": "a\n", "b/c.ts": "c\n" });
    const commit = await git.commit(id, root, change, words());
    expect(await git.commit(id, root, change, words())).toBe(commit);
    expect(await repositories().commit(id, root, change, words())).toBe(commit);
  });

  test("names author, date, body and trailers; a value cannot add a trailer", async () => {
    const { id, git, root } = await project();
    const message = {
      subject: "Build terrain\nround 2",
      body: "Why\n\nand how",
      trailers: { "Groundplan-Module": "terrain", "Groundplan-Attempt": "a1\nGroundplan-Module: forged" },
      at,
    };
    const commit = await git.commit(id, root, write({ "a.ts": "a\n" }), message);
    expect(byHand(git.path(id), ["show", "-s", "--format=%an <%ae> %aI %cI%n%B", commit])).toBe(
      [
        "Groundplan <groundplan@localhost> 2026-03-04T05:06:07+00:00 2026-03-04T05:06:07+00:00",
        "Build terrain round 2",
        "",
        "Why",
        "",
        "and how",
        "",
        "Groundplan-Module: terrain",
        "Groundplan-Attempt: a1 Groundplan-Module: forged",
      ].join("\n"),
    );
    expect(byHand(git.path(id), ["show", "-s", "--format=%(trailers:key=Groundplan-Module,valueonly)", commit])).toBe(
      "terrain",
    );
  });

  test.each([
    "../outside",
    "/absolute",
    "a/../../b",
    ".git/config",
    "src/.GIT/config",
    "git~1/config",
    ".g\u200cit/config",
    ".gitattributes",
    "a/.gitmodules",
    "a//b",
    "./a",
    "a\nb",
    "a\\b",
    "",
  ])("refuses the path %j and leaves nothing behind", async (path) => {
    const { id, git, root } = await project();
    const refused = git.commit(id, root, write({ "fine.ts": "", [path]: "x" }), words());
    await expect(refused).rejects.toMatchObject({ type: "name-invalid" });
    expect((await readdir(git.path(id))).filter((name) => name.includes("index"))).toEqual([]);
  });

  test.each(["-rf", "a b.ts", "naïve.ts", "[id].tsx", ":(top)x", "*.ts", "a'b\"c.ts"])(
    "takes the path %j literally",
    async (path) => {
      const { id, git, root } = await project();
      const commit = await git.commit(id, root, write({ [path]: "x\n", "other.ts": "o\n" }), words());
      expect(await git.read(id, commit, path)).toBe("x\n");
      expect((await git.patch(id, root, commit, [path])).match(/^\+.*$/gm)).toEqual([expect.any(String), "+x"]);
      const next = await git.commit(id, commit, write({}, [path]), words());
      expect(await git.files(id, next)).toEqual([{ path: "other.ts", bytes: 2 }]);
    },
  );

  test("holds regular files only, however they stood in the parent", async () => {
    const { id, git, root } = await project();
    const gitDir = git.path(id);
    const blob = byHand(gitDir, ["hash-object", "-w", "--stdin"], "/etc/passwd");
    const entries = [
      `120000 blob ${blob}\tlink`,
      `160000 commit ${root}\tsub`,
      `100755 blob ${blob}\trun.sh`,
      `100644 blob ${blob}\tplain`,
    ];
    const tree = byHand(gitDir, ["mktree"], `${entries.join("\n")}\n`);
    const byPerson = byHand(gitDir, ["commit-tree", tree, "-m", "by hand", "-p", root]);
    expect(await git.files(id, byPerson)).toEqual([
      { path: "plain", bytes: 11 },
      { path: "run.sh", bytes: 11 },
    ]);
    expect(await git.read(id, byPerson, "link")).toBeUndefined();
    const commit = await git.commit(
      id,
      byPerson,
      write({ "run.sh": "new\n", "link/inside.ts": "i\n" }, ["sub"]),
      words(),
    );
    expect(byHand(gitDir, ["ls-tree", "-r", "--format=%(objectmode) %(path)", commit])).toBe(
      "100644 link/inside.ts\n100644 plain\n100644 run.sh",
    );
  });

  test("holds 150 files, read back together", async () => {
    const { id, git, root } = await project();
    const paths = Array.from({ length: 150 }, (_, i) => `src/${String(i).padStart(3, "0")}.ts`);
    const commit = await git.commit(
      id,
      root,
      write(Object.fromEntries(paths.map((path) => [path, `// ${path}\n`]))),
      words(),
    );
    const texts = await Promise.all(paths.map((path) => git.read(id, commit, path)));
    expect(texts).toEqual(paths.map((path) => `// ${path}\n`));
  });

  test("can be made ten at once", async () => {
    const { id, git, root } = await project();
    const commits = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        git.commit(id, root, write({ [`m${i}/a.ts`]: `${i}\n` }), words(`Write ${i}`)),
      ),
    );
    expect(new Set(commits).size).toBe(10);
    const files = await Promise.all(commits.map((commit) => git.files(id, commit)));
    expect(files).toEqual(commits.map((_, i) => [{ path: `m${i}/a.ts`, bytes: 2 }]));
  });

  test("on a commit that does not exist is refused, as is a word in a hash's place", async () => {
    const { id, git } = await project();
    await expect(git.commit(id, "1".repeat(40), write({ a: "" }), words())).rejects.toMatchObject({
      type: "git-failed",
    });
    await expect(git.commit(id, "main", write({ a: "" }), words())).rejects.toMatchObject({ type: "name-invalid" });
    await expect(git.files(id, "--help")).rejects.toMatchObject({ type: "name-invalid" });
  });
});

describe("a branch", () => {
  test("moves only from where the caller saw it; a repeat is harmless", async () => {
    const { id, git, root } = await project();
    const one = await git.commit(id, root, write({ a: "1" }), words());
    const two = await git.commit(id, root, write({ a: "2" }), words());
    expect(await git.head(id, "build/1")).toBeUndefined();
    expect(await git.moveBranch(id, "build/1", one, root)).toBe("stale");
    expect(await git.moveBranch(id, "build/1", one, undefined)).toBe("moved");
    expect(await git.moveBranch(id, "build/1", one, undefined)).toBe("moved");
    expect(await git.moveBranch(id, "build/1", two, root)).toBe("stale");
    expect(await git.moveBranch(id, "build/1", two, undefined)).toBe("stale");
    expect(await git.moveBranch(id, "build/1", two, one)).toBe("moved");
    expect(await git.head(id, "build/1")).toBe(two);
  });

  test("has one winner among ten", async () => {
    const { id, git, root } = await project();
    const commits = await Promise.all(
      Array.from({ length: 10 }, (_, i) => git.commit(id, root, write({ a: `${i}` }), words())),
    );
    // Each its own, as ten processes would be.
    const moves = await Promise.all(commits.map((commit) => repositories().moveBranch(id, "main", commit, root)));
    const winner = commits[moves.indexOf("moved")];
    expect(moves.filter((move) => move === "moved")).toEqual(["moved"]);
    expect(await git.head(id, "main")).toBe(winner);
  });

  test.each(["../main", "-d", "a..b", "main.lock", "a b", "a//b", "", "refs~1", "@{-1}", ".hidden", "a/.b"])(
    "is never called %j",
    async (branch) => {
      const { id, git, root } = await project();
      await expect(git.moveBranch(id, branch, root, undefined)).rejects.toMatchObject({ type: "name-invalid" });
      await expect(git.head(id, branch)).rejects.toMatchObject({ type: "name-invalid" });
    },
  );
});

test.each(["..", "a/b", "", ".git", "-x", "a\0b"])("a project or a worktree is never called %j", async (name) => {
  const { id, git, root } = await project();
  await expect(git.create(name)).rejects.toMatchObject({ type: "name-invalid" });
  await expect(git.remove(name)).rejects.toMatchObject({ type: "name-invalid" });
  await expect(git.worktree(id, name, root)).rejects.toMatchObject({ type: "name-invalid" });
});

describe("a merge", () => {
  test("goes forward where it can", async () => {
    const { id, git, root } = await project();
    const one = await git.commit(id, root, write({ a: "1" }), words());
    expect(await git.merge(id, root, one, words())).toEqual({ ok: true, commit: one, fastForward: true });
    expect(await git.merge(id, one, root, words())).toEqual({ ok: true, commit: one, fastForward: true });
    expect(await git.merge(id, one, one, words())).toEqual({ ok: true, commit: one, fastForward: true });
  });

  test("joins two sides, the same each time, and moves nothing", async () => {
    const { id, git, root } = await project();
    const base = await git.commit(id, root, write({ "shared.ts": "s\n" }), words());
    const left = await git.commit(id, base, write({ "left.ts": "l\n" }, ["shared.ts"]), words());
    const right = await git.commit(id, base, write({ "right.ts": "r\n" }), words());
    const merged = await git.merge(id, left, right, words("Merge right", { "Groundplan-Module": "right" }));
    expect(merged).toEqual({ ok: true, commit: expect.stringMatching(/^[0-9a-f]{40}$/), fastForward: false });
    expect(await git.merge(id, left, right, words("Merge right", { "Groundplan-Module": "right" }))).toEqual(merged);
    const commit = merged.ok ? merged.commit : "";
    expect((await git.files(id, commit)).map(({ path }) => path)).toEqual(["left.ts", "right.ts"]);
    expect(byHand(git.path(id), ["rev-list", "--parents", "-1", commit])).toBe(`${commit} ${left} ${right}`);
    expect(await git.head(id, "main")).toBe(root);
  });

  test("names the files that conflict", async () => {
    const { id, git, root } = await project();
    const base = await git.commit(id, root, write({ "ä.ts": "1\n", "b.ts": "1\n", "c.ts": "1\n" }), words());
    const left = await git.commit(id, base, write({ "ä.ts": "2\n", "b.ts": "2\n", "c.ts": "2\n" }), words());
    const right = await git.commit(id, base, write({ "ä.ts": "3\n", "c.ts": "2\n" }, ["b.ts"]), words());
    expect(await git.merge(id, left, right, words())).toEqual({ ok: false, conflicts: ["b.ts", "ä.ts"] });
  });

  test("guesses no renames", async () => {
    const { id, git, root } = await project();
    const text = Array.from({ length: 30 }, (_, i) => `line ${i}\n`).join("");
    const base = await git.commit(id, root, write({ "old/a.ts": text, "old/b.ts": text }), words());
    const moved = await git.commit(
      id,
      base,
      write({ "new/a.ts": text, "new/b.ts": text }, ["old/a.ts", "old/b.ts"]),
      words(),
    );
    const added = await git.commit(id, base, write({ "old/c.ts": "c\n" }), words());
    const merged = await git.merge(id, moved, added, words());
    expect((await git.files(id, merged.ok ? merged.commit : "")).map(({ path }) => path)).toEqual([
      "new/a.ts",
      "new/b.ts",
      "old/c.ts",
    ]);
  });
});

describe("a diff", () => {
  test("counts lines and knows binary files", async () => {
    const { id, git, root } = await project();
    const from = await git.commit(id, root, write({ "gone.ts": "1\n2\n", "kept.ts": "k\n" }), words());
    const to = await git.commit(
      id,
      from,
      write({ "new\u00e9.ts": "1\n2\n3\n", "bin.dat": "\0\u0001" }, ["gone.ts"]),
      words(),
    );
    expect(await git.diff(id, from, to)).toEqual([
      { path: "bin.dat", status: "added", added: 0, removed: 0 },
      { path: "gone.ts", status: "deleted", added: 0, removed: 2 },
      { path: "newé.ts", status: "added", added: 3, removed: 0 },
    ]);
    expect(await git.diff(id, to, to)).toEqual([]);
  });

  test("is text, of some paths or all", async () => {
    const { id, git, root } = await project();
    const from = await git.commit(id, root, write({ "a.ts": "1\n", "b.ts": "1\n" }), words());
    const to = await git.commit(id, from, write({ "a.ts": "2\n", "b.ts": "2\n" }), words());
    const head = (path: string) =>
      `diff --git a/${path} b/${path}\nindex d00491f..0cfbf08 100644\n--- a/${path}\n+++ b/${path}\n`;
    expect(await git.patch(id, from, to)).toBe(
      `${head("a.ts")}@@ -1 +1 @@\n-1\n+2\n${head("b.ts")}@@ -1 +1 @@\n-1\n+2\n`,
    );
    expect(await git.patch(id, from, to, ["b.ts"])).toBe(`${head("b.ts")}@@ -1 +1 @@\n-1\n+2\n`);
    expect(await git.patch(id, from, to, [])).toBe("");
  });
});

describe("an archive", () => {
  test("is a tar with the files, or a zip", async () => {
    const { id, git, root } = await project();
    const commit = await git.commit(id, root, write({ "src/a.ts": "a\n", "b.ts": "b\n" }), words());
    const tar = await buffer(git.archive(id, commit, "tar"));
    expect(execFileSync("tar", ["-t"], { input: tar }).toString()).toBe("b.ts\nsrc/\nsrc/a.ts\n");
    const zip = await buffer(git.archive(id, commit, "zip"));
    expect(zip.subarray(0, 4)).toEqual(Buffer.from("PK\x03\x04"));
  });

  test("of nothing fails as a stream does", async () => {
    const { id, git } = await project();
    await expect(buffer(git.archive(id, "1".repeat(40), "tar"))).rejects.toMatchObject({ type: "git-failed" });
  });
});

test("a machine without git is told so", async () => {
  const git = createRepositories({ dataFolder, searchPath: "/nonexistent", clock: { now: () => at } });
  await expect(git.create("anything")).rejects.toMatchObject({ type: "git-missing" });
  expect(await findGit("/nonexistent")).toMatchObject({ ok: false, error: { type: "git-missing" } });
  expect(await findGit(searchPath)).toEqual({ ok: true, value: { version: expect.stringMatching(/^\d+\.\d+/) } });
});
