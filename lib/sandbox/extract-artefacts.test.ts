import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extractArtefacts } from "./extract-artefacts.ts";

let parent: string;
let folders = 0;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "groundplan-artefacts-"));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function newFolder(): string {
  return join(parent, `out-${++folders}`);
}

function tarOf(build: (folder: string) => void, args: readonly string[]): Buffer {
  const folder = newFolder();
  mkdirSync(folder);
  build(folder);
  return execFileSync("tar", ["-c", "-C", folder, ...args], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 });
}

test("files come back as they were, with long names and in any format", async () => {
  const long = `${"deep/".repeat(60)}file.js`;
  const build = (folder: string) => {
    mkdirSync(join(folder, "dist", "deep/".repeat(60)), { recursive: true });
    mkdirSync(join(folder, "dist/empty"));
    writeFileSync(join(folder, "dist", long), "long");
    writeFileSync(join(folder, "dist/ü.js"), Buffer.alloc(1025, 7));
  };
  for (const format of ["gnu", "pax"]) {
    const folder = newFolder();
    expect(await extractArtefacts(tarOf(build, [`--format=${format}`, "--sort=name", "dist"]), folder)).toEqual({
      ok: true,
      value: { files: [`dist/${long}`, "dist/ü.js"], bytes: 1029, refused: [] },
    });
    expect(readFileSync(join(folder, "dist", long), "utf8")).toBe("long");
    expect(readFileSync(join(folder, "dist/ü.js"))).toEqual(Buffer.alloc(1025, 7));
  }
});

test("links, sockets and names that lead out are left out", async () => {
  writeFileSync(join(parent, "secret"), "secret");
  const build = (folder: string) => {
    mkdirSync(join(folder, "dist"));
    symlinkSync(join(parent, "secret"), join(folder, "dist/link"));
    symlinkSync(parent, join(folder, "dist/folder"));
    execFileSync("mkfifo", [join(folder, "dist/pipe")]);
    for (const name of ["up", "absolute", "fine"]) writeFileSync(join(folder, "dist", name), name);
  };
  // Names that GNU tar would write only when told to.
  const names = ["--transform=s,dist/up,../../up,", "--transform=s,dist/absolute,/tmp/groundplan-absolute,", "-P"];
  const folder = newFolder();
  const answer = await extractArtefacts(tarOf(build, [...names, "--sort=name", "dist"]), folder);
  expect(answer).toEqual({
    ok: true,
    value: {
      files: ["dist/fine"],
      bytes: 4,
      refused: ["/tmp/groundplan-absolute", "dist/folder", "dist/link", "dist/pipe", "../../up"],
    },
  });
  expect(await readdir(folder, { recursive: true })).toEqual(["dist", "dist/fine"]);
});

test("a name that is both a file and a folder is written as a folder", async () => {
  const build = (folder: string) => {
    mkdirSync(join(folder, "b"));
    writeFileSync(join(folder, "a"), "file");
    writeFileSync(join(folder, "b/c"), "below");
  };
  const folder = newFolder();
  const answer = await extractArtefacts(tarOf(build, ["--transform=s,^b,a,", "a", "b"]), folder);
  expect(answer).toEqual({ ok: true, value: { files: ["a/c"], bytes: 5, refused: ["a"] } });
});

test("what is no tar is refused and writes nothing", async () => {
  const tar = tarOf((folder) => writeFileSync(join(folder, "a"), "content"), ["a"]);
  for (const broken of [Buffer.from("x".repeat(2000)), tar.subarray(0, 515)]) {
    const folder = newFolder();
    expect(await extractArtefacts(broken, folder)).toMatchObject({ ok: false, error: { type: "artefacts-damaged" } });
    await expect(readdir(folder)).rejects.toMatchObject({ code: "ENOENT" });
  }
});

test("an empty tar is an empty folder", async () => {
  const folder = newFolder();
  expect(await extractArtefacts(Buffer.alloc(1024), folder)).toEqual({
    ok: true,
    value: { files: [], bytes: 0, refused: [] },
  });
  expect(await readdir(folder)).toEqual([]);
});
