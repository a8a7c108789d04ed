import { expect, test } from "vitest";
import { fileTree } from "./file-tree.ts";

const file = (path: string, moduleId: string | null = null) => ({ path, bytes: 1, moduleId });
const files = [
  file("package.json"),
  file("src/terrain/index.ts", "terrain"),
  file("src/terrain/deep/fractal.ts", "terrain"),
  file("src/noise/index.ts", "noise"),
  file("index.html"),
];

test("folders come before files, and carry the owner that all in them share", () => {
  const rows = fileTree(files, new Set());
  expect(rows.map(({ path, depth, owner }) => [path, depth, owner])).toEqual([
    ["src", 0, null],
    ["src/noise", 1, "noise"],
    ["src/noise/index.ts", 2, "noise"],
    ["src/terrain", 1, "terrain"],
    ["src/terrain/deep", 2, "terrain"],
    ["src/terrain/deep/fractal.ts", 3, "terrain"],
    ["src/terrain/index.ts", 2, "terrain"],
    ["index.html", 0, null],
    ["package.json", 0, null],
  ]);
});

test("a closed folder hides what lies in it, and nothing else", () => {
  const rows = fileTree(files, new Set(["src/terrain"]));
  expect(rows.map(({ name }) => name)).toEqual(["src", "noise", "index.ts", "terrain", "index.html", "package.json"]);
});
