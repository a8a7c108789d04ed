import { expect, test } from "vitest";
import { layoutSpend } from "./spend-area.ts";
import type { TimeScale } from "./time-scale.ts";
import { bar } from "./timeline-fixtures.ts";

const scale: TimeScale = { width: 100, gaps: [], pxPerSecond: 1, xOf: (ms) => ms / 1_000 };
const options = {
  height: 110,
  endX: 100,
  budgetUsd: null,
  hueOf: (role: string) => (role === "architect" ? ("architect" as const) : ("builder" as const)),
};
const bars = [
  bar({ role: "architect", toMs: 20_000, costUsd: "1" }),
  bar({ attemptId: "a2", toMs: 50_000, costUsd: "1" }),
  bar({ attemptId: "a3", toMs: null, costUsd: null }),
  bar({ attemptId: "a4", toMs: 60_000, costUsd: null }),
];

test("each attempt is a step at its end, the builder upon the architect", () => {
  expect(layoutSpend(bars, scale, options)).toEqual({
    architect: "M0 110L20 110L20 60L50 60L50 60L100 60L100 110L50 110L50 110L20 110L20 110L0 110Z",
    builder: "M0 110L20 110L20 60L50 60L50 10L100 10L100 60L50 60L50 60L20 60L20 110L0 110Z",
    topUsd: 2.2,
    capY: null,
  });
});

test("a cap is drawn once a third of it is spent", () => {
  expect(layoutSpend(bars, scale, { ...options, budgetUsd: "10" }).capY).toBeNull();
  expect(layoutSpend(bars, scale, { ...options, budgetUsd: "4" })).toMatchObject({ topUsd: 4.4, capY: 10 });
});

test("before anything is settled there is no area", () => {
  expect(layoutSpend([], scale, options)).toEqual({ architect: "", builder: "", topUsd: 0, capY: null });
});
