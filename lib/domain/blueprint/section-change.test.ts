import { expect, test } from "vitest";
import type { Blueprint } from "./blueprint.ts";
import { parseBlueprint } from "./parse-blueprint.ts";
import { sectionChange } from "./section-change.ts";
import { edited, sketch } from "./sketch-fixtures.ts";

const read = (text: string) => parseBlueprint(text).blueprint as Blueprint;

test("names what changed in the section and in the contracts that the module sees", () => {
  const after = read(
    edited(
      ["from four octaves", "from five octaves"],
      ["at(x: number, z: number): number;", "at(x: number, y: number): number;"],
    ),
  );
  const change = sectionChange(read(sketch), after, "terrain") ?? "";
  expect(change.split("\n").filter((line) => /^[-+]|:$/.test(line))).toEqual([
    "the section:",
    "-Turns noise into chunks. The height of a column is between 4 and 28, from four octaves of noise, each with twice the",
    "+Turns noise into chunks. The height of a column is between 4 and 28, from five octaves of noise, each with twice the",
    "src/noise/contract.ts:",
    "-  at(x: number, z: number): number;",
    "+  at(x: number, y: number): number;",
  ]);
});

test("says nothing where nothing changed, or where there was no such module", () => {
  expect(sectionChange(read(sketch), read(sketch), "terrain")).toBeUndefined();
  expect(sectionChange(read(sketch), read(edited(["Written on", "Made on"])), "noise")).toBeUndefined();
  expect(
    sectionChange(
      read(sketch),
      read(edited(["id: blocks\n", "id: cubes\n"], ["[noise, blocks]", "[noise, cubes]"])),
      "cubes",
    ),
  ).toBeUndefined();
});
