import { expect, test } from "vitest";
import { leftOutWords } from "./left-out-words.ts";
import { moduleState } from "./module-fixtures.ts";

test("a module that was left out with another names it", () => {
  const north = moduleState("north", { status: "ended", outcome: "left-out" });
  const south = moduleState("south", { status: "ended", outcome: "merged" });
  const roof = moduleState("roof", { status: "ended", outcome: "left-out", depends: ["north", "south"] });
  const modules = [north, south, roof];
  expect(modules.map((module) => leftOutWords(module, modules))).toEqual([
    undefined,
    undefined,
    "with north, which it depends on",
  ]);
});
