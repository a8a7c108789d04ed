import { expect, test } from "vitest";
import { outline } from "./outline.ts";
import { sketch } from "./sketch-fixtures.ts";
import { countWords, estimateTokens } from "./words.ts";

test("shows headings with their lines, and blocks with their size", () => {
  const { headings, blocks, tokens } = outline(sketch);
  expect(headings.map(({ text, depth }) => [depth, text])).toEqual([
    [1, "Voxel World"],
    [2, "Purpose and limits"],
    [2, "Data flow"],
    [2, "Noise"],
    [2, "Blocks"],
    [2, "Terrain"],
  ]);
  expect(headings.map(({ line }) => sketch.split("\n")[line - 1])).toEqual(
    headings.map(({ depth, text }) => `${"#".repeat(depth)} ${text}`),
  );
  expect(blocks.map(({ type, path }) => path ?? type)).toEqual([
    "prose",
    "stack",
    "package.json",
    "tsconfig.json",
    "index.html",
    "module",
    "src/noise/contract.ts",
    "module",
    "src/blocks/contract.ts",
    "module",
    "src/terrain/contract.ts",
    "src/terrain/same-seed.test.ts",
  ]);
  expect(blocks.every((block) => block.tokens > 0)).toBe(true);
  expect(tokens).toBe(Math.ceil(new TextEncoder().encode(sketch).length / 3));
});

test("words are those of prose, without fences and notes", () => {
  const text = "# One two\n\nThree – four.\n\n```ts\nfive\n```\n\n<!-- note -->six<!-- /note -->\n";
  expect(outline(text).words).toBe(4);
});

test("words have a letter or a digit, in any script; tokens are a third of the bytes", () => {
  expect(countWords(" Übung  macht\n1 — * 漢字 ")).toBe(4);
  expect(estimateTokens("äöü")).toBe(2);
});
