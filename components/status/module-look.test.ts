import { expect, test } from "vitest";
import { moduleOutcomes, moduleStatuses } from "#lib/domain/build/status.ts";
import { moduleLook } from "./module-look.ts";

test("no two states of a module have the same shape: colour alone tells nothing", () => {
  const working = moduleStatuses.filter((status) => status !== "ended").map((status) => moduleLook({ status }));
  const ended = moduleOutcomes.map((outcome) => moduleLook({ status: "ended", outcome }));
  const shapes = [...working, ...ended].map(({ shape }) => shape);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test("a module that waits stands still", () => {
  expect(moduleLook({ status: "building", waitsFor: null }).live).toBe(true);
  expect(moduleLook({ status: "building", waitsFor: "the build is paused" }).live).toBeUndefined();
  expect(moduleLook({ status: "building", held: { says: "Waits", until: null } }).live).toBeUndefined();
});

test("a module that was fixed on its way says so", () => {
  expect(moduleLook({ status: "ended", outcome: "merged", rounds: 1 }).label).toBe("Merged");
  expect(moduleLook({ status: "ended", outcome: "merged", rounds: 2 }).label).toBe("Merged after fixes");
});
