import { expect, test } from "vitest";
import { makeBuiltModule } from "#lib/testing/make-rows.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { fingerprints } from "../blueprint/fingerprint.ts";
import { parseBlueprint } from "../blueprint/parse-blueprint.ts";
import type { BuiltModule } from "./build.ts";
import { askingModules, goneModules, needsBuild, staleModules } from "./stale-modules.ts";

function read(...args: Parameters<typeof textBlueprint>) {
  const { blueprint } = parseBlueprint(textBlueprint(...args));
  if (!blueprint) throw new Error("the blueprint cannot be read");
  return blueprint;
}
const modules = [{ id: "a" }, { id: "b", depends: ["a"] }];
const before = read({ modules });
const held = (row: Partial<BuiltModule> = {}): readonly BuiltModule[] =>
  [...fingerprints(before)].map(([moduleId, print]) =>
    makeBuiltModule({ moduleId, ...print, keptReason: null, ...row }),
  );
const stale = (after: typeof before, named: string[] = [], built = held()) =>
  Object.fromEntries(staleModules(after, built, fingerprints(after), named));

test("nothing is stale in what was built, and everything in what was not", () => {
  expect(stale(before)).toEqual({});
  expect(stale(before, [], [])).toEqual({ a: "added", b: "added" });
});

test("a changed section is rebuilt, and what depends on it is checked again", () => {
  const after = read({
    modules: [
      { id: "a", prose: "Writes better." },
      { id: "b", depends: ["a"] },
    ],
  });
  expect(stale(after)).toEqual({ a: "rebuild", b: "recheck" });
});

test("nothing has to be built where only the shared part changed; a kept, new, gone or renamed module has to be", () => {
  const needs = (after: typeof before, built = held()) => needsBuild(after, built, fingerprints(after));
  expect(needs(read({ modules, shared: "Other words." }))).toBe(false);
  expect(needs(before, held().slice(1))).toBe(true);
  expect(needs(read({ modules: modules.slice(0, 1) }))).toBe(true);
  const better = read({ modules: [{ id: "a", prose: "Better." }, modules[1] as { id: string }] });
  expect(stale(better, [], held({ keptReason: "Good enough." }))).toEqual({});
  expect(needs(better, held({ keptReason: "Good enough." }))).toBe(true);
  expect(needs(read({ modules: [{ id: "a" }, { id: "z", was: "b", depends: ["a"] }] }))).toBe(true);
});

test("a changed command is a recheck", () => {
  expect(stale(read({ modules, checks: ["true"] }))).toEqual({ a: "recheck", b: "recheck" });
});

test("a changed shared part only asks, and is built for whoever is named", () => {
  const after = read({ modules, shared: "Smaller files." });
  expect(stale(after)).toEqual({});
  expect(askingModules(after, held(), fingerprints(after))).toEqual(["a", "b"]);
  expect(stale(after, ["b"])).toEqual({ b: "rebuild" });
});

test("what is kept is not stale unless it is named", () => {
  const after = read({
    modules: [
      { id: "a", prose: "Else." },
      { id: "b", depends: ["a"] },
    ],
  });
  expect(stale(after, [], held({ keptReason: "It works." }))).toEqual({});
  expect(stale(after, ["a"], held({ keptReason: "It works." }))).toEqual({ a: "rebuild" });
});

test("a renamed module goes on; the row of its own name comes first", () => {
  const after = read({
    modules: [{ id: "z", was: "a", folder: "a", prose: "Writes a.", checks: ["grep -q good src/a/a.txt"] }],
  });
  expect(stale(after)).toEqual({});
  expect(goneModules(after, held())).toEqual(["b"]);
  const both = [
    makeBuiltModule({ moduleId: "a", told: "other" }),
    ...held()
      .map((row) => ({ ...row, moduleId: "z" }))
      .slice(0, 1),
  ];
  expect(stale(after, [], both)).toEqual({});
});

test("a removed module is gone", () => {
  expect(goneModules(read({ modules: [{ id: "a" }] }), held())).toEqual(["b"]);
  expect(goneModules(before, held())).toEqual([]);
});
