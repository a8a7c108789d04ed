import { expect, test } from "vitest";
import { applyHunks } from "#lib/domain/blueprint/changes.ts";
import { placeHunks } from "./place-hunks.ts";

const lines = (...all: string[]) => `${all.join("\n")}\n`;
const base = lines("a", "b", "c", "d", "e", "f");

test("a proposal over an untouched text is placed where it was made", () => {
  const placed = placeHunks(base, base, lines("a", "B", "c", "d", "e", "f", "g"));
  expect(placed).toEqual([
    { id: "h1", from: 2, removed: ["b"], added: ["B"], conflicts: false },
    { id: "h2", from: 7, removed: [], added: ["g"], conflicts: false },
  ]);
});

test("hunks move with the lines that the person added above them", () => {
  const mine = lines("title", "a", "b", "c", "d", "e", "f");
  const placed = placeHunks(base, mine, lines("a", "b", "c", "D", "e", "f"));
  expect(placed).toEqual([{ id: "h1", from: 5, removed: ["d"], added: ["D"], conflicts: false }]);
  expect(applyHunks(mine, placed, ["h1"])).toBe(lines("title", "a", "b", "c", "D", "e", "f"));
});

test("a hunk conflicts where the person changed the same lines, and only there", () => {
  const mine = lines("a", "mine", "c", "d", "e", "f");
  const placed = placeHunks(base, mine, lines("a", "theirs", "c", "d", "E", "f"));
  expect(placed.map(({ id, conflicts }) => [id, conflicts])).toEqual([
    ["h1", true],
    ["h2", false],
  ]);
});

test("an insertion conflicts with a change of the lines that it stands between", () => {
  const mine = lines("a", "b", "mine", "d", "e", "f");
  const placed = placeHunks(base, mine, lines("a", "b", "c", "new", "d", "e", "f"));
  expect(placed.map(({ conflicts }) => conflicts)).toEqual([true]);
});
