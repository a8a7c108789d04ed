import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Blueprint } from "./blueprint.ts";
import { fingerprints } from "./fingerprint.ts";
import { impact } from "./impact.ts";
import { parseBlueprint } from "./parse-blueprint.ts";

const sketch = readFileSync(new URL("./fixtures/voxel-sketch.md", import.meta.url), "utf8");

function read(text: string): Blueprint {
  const { blueprint } = parseBlueprint(text);
  if (blueprint === undefined) throw new Error("no blueprint");
  return blueprint;
}

/** The sketch with one piece replaced; the piece has to be there. */
function edited(from: string, to: string, text = sketch): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

function impacts(before: string, after: string): Record<string, string> {
  return Object.fromEntries(impact(read(before), read(after)).map(({ moduleId, impact: kind }) => [moduleId, kind]));
}

const unchanged = { noise: "unchanged", blocks: "unchanged", terrain: "unchanged" };

test("without an edit nothing changes, and without a before all is added", () => {
  expect(impacts(sketch, sketch)).toEqual(unchanged);
  expect(impact(undefined, read(sketch)).map(({ impact: kind }) => kind)).toEqual(["added", "added", "added"]);
});

test.each([
  ["the document's title", "# Voxel World", "# Block World"],
  ["a module's title", "title: Value noise", "title: Noise of values"],
  ["the preview", "serve: dist ", "serve: out "],
  ["a note", "Written on a train", "Written on a ship"],
  ["a new note", "Octaves are not its concern.", "Octaves are not its concern. <!-- note -->Really?<!-- /note -->"],
  ["white space in prose", "Octaves are not its concern.", "Octaves   are\nnot its concern."],
  ["a comment in YAML", "depends: [noise, blocks]", "depends: [noise, blocks] # both"],
  ["the form of YAML", "depends: [noise, blocks]", "depends:\n  - blocks\n  - noise"],
])("%s enters nothing", (_, from, to) => {
  expect(impacts(sketch, edited(from, to))).toEqual(unchanged);
});

test.each([
  [
    "prose of a section",
    "Octaves are not its concern.",
    "Octaves are its concern.",
    { noise: "rebuild", terrain: "recheck" },
  ],
  [
    "a contract",
    "at(x: number, z: number): number;",
    "at(x: number, y: number): number;",
    { noise: "rebuild", terrain: "rebuild" },
  ],
  ["a guard", "chunk(3, -2), createTerrain", "chunk(3, 2), createTerrain", { terrain: "rebuild" }],
  ["what it owns", "owns: [src/noise/**]", "owns: [src/noise/*]", { noise: "rebuild", terrain: "recheck" }],
  ["the kind", "kind: content", "kind: logic", { blocks: "rebuild", terrain: "recheck" }],
  ["a criterion's words", "Neighbouring chunks meet", "All chunks meet", { terrain: "rebuild" }],
  [
    "a criterion's command",
    "run: node --test src/noise/range.test.ts",
    "run: node --test src/noise/r.test.ts",
    { noise: "recheck" },
  ],
  ["a module's commands", "checks: [node --test src/terrain/*.test.ts]", "checks: []", { terrain: "recheck" }],
  [
    "commands of the stack",
    "  - tsc --noEmit",
    "  - tsc --noEmit --pretty",
    { noise: "recheck", blocks: "recheck", terrain: "recheck" },
  ],
  [
    "a file of the project",
    '"private": true, "type"',
    '"private": false, "type"',
    { noise: "recheck", blocks: "recheck", terrain: "recheck" },
  ],
  [
    "the shared part",
    "Out of scope: several players",
    "Out of scope: many players",
    { noise: "ask", blocks: "ask", terrain: "ask" },
  ],
  ["the language", "language: typescript", "language: javascript", { noise: "ask", blocks: "ask", terrain: "ask" }],
])("a change of %s", (_, from, to, expected) => {
  expect(impacts(sketch, edited(from, to))).toEqual({ ...unchanged, ...expected });
});

test("rebuilding decides over asking, asking over checking", () => {
  const both = edited("Out of scope: several", "Out of scope: many", edited("Octaves are not", "Octaves were not"));
  expect(impacts(sketch, edited("  - tsc --noEmit", "  - tsc", both))).toEqual({
    noise: "rebuild",
    blocks: "ask",
    terrain: "ask",
  });
});

test("a module goes on under another id, and those that depend on it do not notice", () => {
  const renamed = edited("id: noise\n", "id: field\nwas: noise\n").replace(
    "depends: [noise, blocks]",
    "depends: [field, blocks]",
  );
  expect(impact(read(sketch), read(renamed))).toEqual([
    { moduleId: "field", impact: "unchanged", reasons: ["it was called noise"] },
    { moduleId: "blocks", impact: "unchanged", reasons: [] },
    { moduleId: "terrain", impact: "unchanged", reasons: [] },
  ]);
  const without = renamed.replace("was: noise\n", "");
  expect(impacts(sketch, without)).toEqual({
    field: "added",
    blocks: "unchanged",
    terrain: "recheck",
    noise: "removed",
  });
});

test("reasons say which part differs", () => {
  const after = edited("at(x: number, z: number): number;", "at(x: number, y: number): number;");
  expect(impact(read(sketch), read(after))).toEqual([
    { moduleId: "noise", impact: "rebuild", reasons: ["its contract changed"] },
    { moduleId: "blocks", impact: "unchanged", reasons: [] },
    { moduleId: "terrain", impact: "rebuild", reasons: ["a contract that it sees changed: src/noise/contract.ts"] },
  ]);
  const prose = impact(read(sketch), read(edited("Octaves are not", "Octaves were not")));
  expect(prose[2]?.reasons).toEqual(["noise, which it depends on, is built again"]);
});

test("fingerprints do not depend on white space in prose", () => {
  const original = fingerprints(read(sketch));
  fc.assert(
    fc.property(fc.infiniteStream(fc.constantFrom(" ", "  ", " \n", "\n")), (spaces) => {
      const marker = "Noise gives heights, terrain turns them into chunks of block ids";
      const loose = marker.replace(/ /g, () => spaces.next().value ?? " ");
      expect(fingerprints(read(edited(marker, loose)))).toEqual(original);
    }),
    { numRuns: 30 },
  );
});

test("an edit and its way back leave nothing stale", () => {
  const words = sketch.split("\n");
  fc.assert(
    fc.property(fc.nat(words.length - 1), (line) => {
      const { blueprint } = parseBlueprint(words.toSpliced(line, 1).join("\n"));
      if (blueprint === undefined) return;
      expect(impact(blueprint, blueprint).every(({ impact: kind }) => kind === "unchanged")).toBe(true);
    }),
    { numRuns: 60 },
  );
});
