import { expect, test } from "vitest";
import { moduleState } from "./module-fixtures.ts";
import { sortModules } from "./sort-modules.ts";

const modules = [
  moduleState("terrain", { status: "ended", outcome: "merged", rounds: 2, spendUsd: "0.40" }),
  moduleState("noise", { status: "waiting", spendUsd: null }),
  moduleState("hud", { status: "deciding", rounds: 3, openFindings: 2, spendUsd: "0" }),
];
const ids = (by: Parameters<typeof sortModules>[1], reversed = false) =>
  sortModules(modules, by, reversed).map(({ id }) => id);

test("the blueprint's order is kept until another one is asked for", () => {
  expect(ids("order")).toEqual(["terrain", "noise", "hud"]);
  expect(ids("id")).toEqual(["hud", "noise", "terrain"]);
});

test("what needs a person comes first, what is done last", () => {
  expect(ids("status")).toEqual(["hud", "noise", "terrain"]);
  expect(ids("status", true)).toEqual(["terrain", "noise", "hud"]);
});

test("unknown spend is less than nothing spent", () => {
  expect(ids("spend")).toEqual(["terrain", "hud", "noise"]);
  expect(ids("rounds")).toEqual(["hud", "terrain", "noise"]);
  expect(ids("findings")).toEqual(["hud", "terrain", "noise"]);
});
