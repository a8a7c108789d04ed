import { expect, test } from "vitest";
import { axisTicks } from "./axis-ticks.ts";

test("steps are round and leave room for their labels", () => {
  const scale = { width: 400, gaps: [], pxPerSecond: 4, xOf: (ms: number) => (ms / 1_000) * 4 };
  expect(axisTicks(scale, 0)).toEqual([
    { x: 0, label: "0:00" },
    { x: 120, label: "0:30" },
    { x: 240, label: "1:00" },
    { x: 360, label: "1:30" },
  ]);
});

test("a folded pause has no ticks, and time goes on behind it", () => {
  const gap = { fromMs: 40_000, toMs: 3_600_000, x: 160 };
  const xOf = (ms: number) => (ms <= 40_000 ? (ms / 1_000) * 4 : 196 + (Math.max(0, ms - 3_600_000) / 1_000) * 4);
  const labels = axisTicks({ width: 420, gaps: [gap], pxPerSecond: 4, xOf }, 0).map(({ label }) => label);
  expect(labels).toEqual(["0:00", "0:30", "1:00:00", "1:00:30"]);
});
