import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { carriedNode } from "./carried-node.mjs";
import { canInstallByApt } from "./install-by-apt.mjs";

const mayInstall = canInstallByApt();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Installed packages whose Node answers, or says what a dynamic linker says, until the library was installed. */
function packages(node: "starts" | "needs libatomic" | "none") {
  const folder = temporaryFolder();
  const library = join(folder, "library");
  const carried = join(folder, `node-${process.platform}-${process.arch}/bin/node`);
  const link = join(folder, ".bin/node");
  mkdirSync(join(carried, ".."), { recursive: true });
  mkdirSync(join(folder, ".bin"));
  if (node !== "none") {
    const complaint =
      'echo "$0: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file" >&2';
    const needs = node === "starts" ? "" : `[ -e '${library}' ] || { ${complaint}; exit 127; }\n`;
    writeFileSync(carried, `#!/bin/sh\n${needs}echo v26.10.0\n`, { mode: 0o755 });
    symlinkSync(carried, link);
  }
  return { folder, carried, link, library };
}

/** A system with this apt-get, and what was said there. */
function system(aptGet: string): string[] {
  const programs = temporaryFolder();
  writeFileSync(join(programs, "apt-get"), `#!/bin/sh\n${aptGet}\n`, { mode: 0o755 });
  vi.stubEnv("PATH", programs);
  const said: string[] = [];
  vi.spyOn(console, "error").mockImplementation((word: string) => void said.push(word));
  return said;
}

test("a Node that starts is taken", () => {
  const { folder, carried, link } = packages("starts");
  expect(carriedNode(folder, "20.1.0")).toBe(carried);
  expect(existsSync(link)).toBe(true);
});

test.runIf(mayInstall)("as root on Debian the library that it needs is installed, and that is said", () => {
  const { folder, carried, library } = packages("needs libatomic");
  const said = system(`case "$*" in *install*libatomic1) : > '${library}';; esac`);
  expect(carriedNode(folder, "20.1.0")).toBe(carried);
  expect(said).toEqual([
    "Node needs libatomic.so.1, which is missing: installing it (GROUNDPLAN_NO_APT=1 prevents this).",
    "Running apt-get update …",
    "Running apt-get install -y --no-install-recommends libatomic1 …",
    "Installed libatomic1.",
  ]);
});

test("where nothing may be installed, the line that mends it is said again and again, until it was done", () => {
  const { folder, carried, link, library } = packages("needs libatomic");
  const said = system("echo installed anyway >&2");
  vi.stubEnv("GROUNDPLAN_NO_APT", "1");
  for (let i = 0; i < 2; i++) {
    expect(() => carriedNode(folder, "20.1.0")).toThrow(
      "The Node that came with Groundplan does not start here (libatomic.so.1: cannot open shared object file: No such file), " +
        "and this one (v20.1.0) is too old to run Groundplan. To mend it: sudo apt-get install libatomic1. Then start again.",
    );
    // npm would run us by it the next time, and nobody could say anything.
    expect(existsSync(link)).toBe(false);
  }
  expect(said).toEqual([]);
  writeFileSync(library, "");
  expect(carriedNode(folder, "20.1.0")).toBe(carried);
  expect(realpathSync(link)).toBe(realpathSync(carried));
});

test("a Node of the machine that is new enough stands in", () => {
  vi.stubEnv("GROUNDPLAN_NO_APT", "1");
  expect(carriedNode(packages("needs libatomic").folder, "24.3.0")).toBe(process.execPath);
  expect(carriedNode(packages("none").folder, "24.3.0")).toBe(process.execPath);
});

test("where none is packaged and the machine's is old, that is said", () => {
  expect(() => carriedNode(packages("none").folder, "20.1.0")).toThrow(
    /^No Node is packaged for \w+-\w+, and this one \(v20\.1\.0\) is too old to run Groundplan\. Install Node 24 or newer/,
  );
});

test("the starter needs nothing that Node 20 lacks", () => {
  // Everything that it loads before the carried Node is there.
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const source = readFileSync(join(import.meta.dirname, name), "utf8");
    for (const [, from = ""] of source.matchAll(/from "([^"]+)"/g)) {
      if (from.startsWith("./")) visit(from);
      else expect(from).toMatch(/^node:(?!sqlite)/);
    }
  };
  visit("start.mjs");
  expect([...seen].every((name) => name.endsWith(".mjs"))).toBe(true);
});
