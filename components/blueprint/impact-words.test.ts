import { expect, test } from "vitest";
import type { Impact } from "#lib/domain/blueprint/blueprint.ts";
import { impactWords } from "./impact-words.ts";

const touched = (impacts: Record<string, Impact>) => Object.entries(impacts).map(([id, impact]) => ({ id, impact }));

test("a note changes nothing", () => {
  expect(impactWords(touched({ noise: "unchanged", terrain: "unchanged" }))).toBe("This edit makes no module stale.");
});

test("stale modules are counted and named", () => {
  const impacts = { noise: "rebuild", terrain: "recheck", sky: "added", hud: "unchanged" } as const;
  expect(impactWords(touched(impacts))).toBe("This edit makes 3 of 4 modules stale (noise, terrain, sky).");
});

test("what is removed does not count as a module of the whole", () => {
  expect(impactWords(touched({ noise: "unchanged", hud: "removed" }))).toBe(
    "This edit makes no module stale, removes 1 (hud).",
  );
});

test("a changed shared part is said, and many names are cut", () => {
  const impacts = { a: "rebuild", b: "rebuild", c: "rebuild", d: "rebuild", e: "rebuild", f: "ask" } as const;
  expect(impactWords(touched(impacts))).toBe(
    "This edit makes 5 of 6 modules stale (a, b, c, d and 1 more), changes the shared part, which may concern f.",
  );
});
