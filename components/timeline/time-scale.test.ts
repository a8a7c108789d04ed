import { expect, test } from "vitest";
import { emptyTimeline, type Timeline } from "#lib/domain/timeline/timeline.ts";
import { createTimeScale, endOfWork, gapWidth } from "./time-scale.ts";
import { bar } from "./timeline-fixtures.ts";

const timeline: Timeline = {
  ...emptyTimeline,
  fromMs: 0,
  toMs: 1_000_000,
  bars: [bar({ fromMs: 0, toMs: 10_000 }), bar({ attemptId: "a2", fromMs: 990_000, toMs: 1_000_000 })],
};
const options = { nowMs: 1_000_000, width: 1_000, zoom: 1, showIdle: true, live: false };

test("a finished run fills the room that there is", () => {
  const scale = createTimeScale(timeline, options);
  expect(scale.xOf(0)).toBe(0);
  expect(scale.xOf(1_000_000)).toBeCloseTo(1_000 / 1.02);
  expect(scale.width).toBeCloseTo(1_000);
});

test("a long pause is folded, and what lies after it stays after it", () => {
  const scale = createTimeScale(timeline, { ...options, showIdle: false });
  expect(scale.gaps).toEqual([{ fromMs: 11_500, toMs: 988_500, x: scale.xOf(11_500) }]);
  expect(scale.xOf(988_500) - scale.xOf(11_500)).toBeCloseTo(gapWidth);
  expect(scale.xOf(500_000)).toBeCloseTo(scale.xOf(11_500));
  expect(scale.xOf(1_000_000)).toBeGreaterThan(scale.xOf(990_000));
});

test("while something runs the scale moves in steps", () => {
  const live = { ...options, live: true, bars: [] };
  const running: Timeline = { ...emptyTimeline, fromMs: 0, toMs: 20_000, bars: [bar({ fromMs: 0, toMs: null })] };
  const at = (nowMs: number) => createTimeScale(running, { ...live, nowMs }).pxPerSecond;
  expect(at(20_000)).toBe(at(27_000));
  expect(at(31_000)).toBeLessThan(at(27_000));
});

test("the picture of finished work ends with the work", () => {
  expect(endOfWork({ ...timeline, toMs: 9_000_000 })).toBe(1_000_000);
  expect(endOfWork(emptyTimeline)).toBe(0);
});

test("zoom widens, and an empty log has a width, too", () => {
  expect(createTimeScale(timeline, { ...options, zoom: 3 }).width).toBeCloseTo(3_000);
  expect(createTimeScale(emptyTimeline, options).width).toBeGreaterThan(0);
});
