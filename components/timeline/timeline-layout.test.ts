import { expect, test } from "vitest";
import { emptyTimeline, type Timeline, type TimelineMark } from "#lib/domain/timeline/timeline.ts";
import type { TimeScale } from "./time-scale.ts";
import { bar } from "./timeline-fixtures.ts";
import { cutRow, layoutTimeline } from "./timeline-layout.ts";

/** Ten pixels a second. */
const scale: TimeScale = { width: 1_000, gaps: [], pxPerSecond: 10, xOf: (ms) => ms / 100 };
const mark = (change: Partial<TimelineMark>): TimelineMark => ({
  seq: 1,
  laneId: "noise",
  kind: "check-green",
  atMs: 0,
  words: "",
  ...change,
});
const lay = (timeline: Partial<Timeline>, nowMs = 50_000) =>
  layoutTimeline({ ...emptyTimeline, lanes: ["noise"], ...timeline }, scale, nowMs);

test.each([
  ["a bar has its length", { fromMs: 1_000, toMs: 11_000 }, { left: 10, width: 100 }],
  ["a bar that runs ends now", { fromMs: 40_000, toMs: null }, { left: 400, width: 100 }],
  ["a bar without length can still be seen", { fromMs: 1_000, toMs: 1_000 }, { left: 10, width: 3 }],
  ["an end before the beginning is no length", { fromMs: 9_000, toMs: 1_000 }, { left: 90, width: 3 }],
])("%s", (_name, times, place) => {
  const rows = lay({ bars: [bar(times)] });
  expect(rows[1]?.bars[0]).toMatchObject(place);
});

test("what belongs to no module has the first row, and lanes without bars have one, too", () => {
  const rows = lay({ lanes: ["noise", "", "mesher"], bars: [bar({ laneId: "" })] });
  expect(rows.map(({ laneId, title, attempts }) => [laneId, title, attempts])).toEqual([
    ["", "Whole", 1],
    ["noise", "noise", 0],
    ["mesher", "mesher", 0],
  ]);
});

test("a row adds up its attempts; unknown cost adds nothing", () => {
  const rows = lay({
    bars: [bar({ costUsd: "0.25" }), bar({ attemptId: "a2", fromMs: 12_000, toMs: null, costUsd: null })],
  });
  expect(rows[1]).toMatchObject({ attempts: 2, workedMs: 48_000, costUsd: 0.25 });
});

test("marks that would cover each other stand as one, the weightiest", () => {
  const marks = [
    mark({}),
    mark({ seq: 2, kind: "check-red", atMs: 500 }),
    mark({ seq: 3, kind: "merged", atMs: 900 }),
    mark({ seq: 4, atMs: 5_000 }),
  ];
  const placed = lay({ marks })[1]?.marks ?? [];
  expect(placed.map(({ kind, left, marks: inside }) => [kind, left, inside.length])).toEqual([
    ["check-red", 0, 3],
    ["check-green", 50, 1],
  ]);
});

test("green checks in a row stand as one, where the last of them went green", () => {
  const marks = [mark({}), mark({ seq: 2, atMs: 9_000 }), mark({ seq: 3, kind: "check-red", atMs: 20_000 })];
  expect(lay({ marks })[1]?.marks.map(({ kind, left, marks: inside }) => [kind, left, inside.length])).toEqual([
    ["check-green", 90, 2],
    ["check-red", 200, 1],
  ]);
});

test("only what can be seen is drawn, also what begins before", () => {
  const [, row] = lay({
    bars: [bar({ fromMs: 0, toMs: 20_000 }), bar({ attemptId: "a2", fromMs: 30_000, toMs: 31_000 })],
  });
  if (!row) throw new Error("no row");
  expect(cutRow(row, 150, 250).bars.map(({ bar: { attemptId } }) => attemptId)).toEqual(["a1"]);
});
