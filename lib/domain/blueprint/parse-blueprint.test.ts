import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseBlueprint } from "./parse-blueprint.ts";

const sketch = readFileSync(new URL("./fixtures/voxel-sketch.md", import.meta.url), "utf8");

test("a sound document has no diagnostics", () => {
  const { blueprint, diagnostics } = parseBlueprint(sketch);
  expect(diagnostics).toEqual([]);
  expect(blueprint?.modules.map((module) => module.id)).toEqual(["noise", "blocks", "terrain"]);
});

test("Windows line breaks and a byte order mark change nothing", () => {
  expect(parseBlueprint(`\uFEFF${sketch.replaceAll("\n", "\r\n")}`)).toEqual(parseBlueprint(sketch));
});
