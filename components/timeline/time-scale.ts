import type { Timeline } from "#lib/domain/timeline/timeline.ts";

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A pause that is not drawn at its length. */
export interface Gap extends Stretch {
  readonly x: number;
}

/** From time to place, piece by piece straight. */
export interface TimeScale {
  readonly width: number;
  readonly gaps: readonly Gap[];
  readonly xOf: (ms: number) => number;
  /** Pixels of one second where something happens. */
  readonly pxPerSecond: number;
}

/** Pauses of at least this length, in which nothing works, are folded. */
const foldedFromMs = 45_000;
const aroundMs = 1_500;
export const gapWidth = 36;

interface ScaleOptions {
  /** Where the picture ends: now, or the end of the work. */
  readonly nowMs: number;
  /** What there is room for at zoom 1. */
  readonly width: number;
  readonly zoom: number;
  readonly showIdle: boolean;
  /** Something runs: the end of the scale is rounded up, so that it moves in steps and not with each second. */
  readonly live: boolean;
}

export function createTimeScale(timeline: Timeline, options: ScaleOptions): TimeScale {
  const fromMs = timeline.fromMs ?? options.nowMs;
  const endMs = options.nowMs;
  const busy = options.showIdle ? [{ fromMs, toMs: endMs }] : busyStretches(timeline, fromMs, endMs);
  const activeMs = busy.reduce((sum, stretch) => sum + stretch.toMs - stretch.fromMs, 0);
  const drawnMs = Math.max(1_000, options.live ? niceCeiling(activeMs) : activeMs * 1.02);
  const gapsWidth = (busy.length - 1) * gapWidth;
  const pxPerMs = (Math.max(120, options.width - gapsWidth) * options.zoom) / drawnMs;

  const starts: number[] = [];
  const gaps: Gap[] = [];
  let x = 0;
  for (const [index, stretch] of busy.entries()) {
    starts.push(x);
    x += (stretch.toMs - stretch.fromMs) * pxPerMs;
    const next = busy[index + 1];
    if (next) gaps.push({ fromMs: stretch.toMs, toMs: next.fromMs, x });
    if (next) x += gapWidth;
  }
  const xOf = (ms: number) => {
    const index = Math.max(
      0,
      busy.findLastIndex((stretch) => stretch.fromMs <= ms),
    );
    const stretch = busy[index] ?? { fromMs, toMs: endMs };
    const inside = Math.max(0, ms - stretch.fromMs);
    const isLast = index === busy.length - 1;
    return (starts[index] ?? 0) + (isLast ? inside : Math.min(inside, stretch.toMs - stretch.fromMs)) * pxPerMs;
  };
  return { width: drawnMs * pxPerMs + gapsWidth, gaps, xOf, pxPerSecond: pxPerMs * 1_000 };
}

/** Whether there is a pause long enough to be folded. */
export function hasPauses(timeline: Timeline, nowMs: number): boolean {
  return busyStretches(timeline, timeline.fromMs ?? nowMs, nowMs).length > 1;
}

/** Where a picture of finished work ends: at the work, and not where somebody renamed the project a day later. */
export function endOfWork(timeline: Timeline): number {
  const ends = [...timeline.bars.map(({ toMs }) => toMs ?? 0), ...timeline.marks.map(({ atMs }) => atMs)];
  return ends.reduce((latest, end) => Math.max(latest, end), timeline.fromMs ?? 0);
}

/** The times in which something works, joined where less than a pause lies between. */
function busyStretches(timeline: Timeline, fromMs: number, endMs: number): readonly Stretch[] {
  const works = [
    { fromMs, toMs: fromMs },
    ...timeline.bars.map((bar) => ({ fromMs: bar.fromMs, toMs: bar.toMs ?? endMs })),
    ...timeline.spans
      .filter(({ kind }) => kind === "checking" || kind === "merging")
      .map((span) => ({ fromMs: span.fromMs, toMs: span.toMs ?? endMs })),
    ...timeline.marks.map(({ atMs }) => ({ fromMs: atMs, toMs: atMs })),
    { fromMs: endMs, toMs: endMs },
  ].toSorted((first, second) => first.fromMs - second.fromMs);
  const joined: Stretch[] = [];
  for (const work of works) {
    const last = joined.at(-1);
    if (last && work.fromMs - last.toMs < foldedFromMs) {
      joined[joined.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, work.toMs) };
    } else {
      joined.push(work);
    }
  }
  return joined.map((stretch, index) => ({
    fromMs: index === 0 ? stretch.fromMs : stretch.fromMs - aroundMs,
    toMs: index === joined.length - 1 ? stretch.toMs : stretch.toMs + aroundMs,
  }));
}

const niceSeconds = [15, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 2_700, 3_600];

function niceCeiling(ms: number): number {
  const seconds = ms / 1_000;
  const nice = niceSeconds.find((each) => each >= seconds * 1.05) ?? Math.ceil(seconds / 1_800 + 0.5) * 1_800;
  return nice * 1_000;
}
