import {
  type MarkKind,
  markKinds,
  type SpanKind,
  type Timeline,
  type TimelineBar,
  type TimelineMark,
  wholeLane,
} from "#lib/domain/timeline/timeline.ts";
import type { TimeScale } from "./time-scale.ts";

export interface PlacedBar {
  readonly bar: TimelineBar;
  readonly left: number;
  readonly width: number;
}

export interface PlacedSpan {
  readonly kind: SpanKind;
  readonly left: number;
  readonly width: number;
}

/** Marks that would cover each other stand as one: the weightiest, with the words of all. */
export interface PlacedMark {
  readonly kind: MarkKind;
  readonly left: number;
  readonly marks: readonly TimelineMark[];
}

export interface TimelineRow {
  readonly laneId: string;
  readonly title: string;
  readonly bars: readonly PlacedBar[];
  readonly spans: readonly PlacedSpan[];
  readonly marks: readonly PlacedMark[];
  /** Of all its attempts. */
  readonly workedMs: number;
  readonly attempts: number;
  readonly costUsd: number;
  /** Attempts that are over and whose cost nobody knows. */
  readonly unknown: number;
}

const smallestBar = 3;
const markWidth = 12;

/** Every row with everything on it, in pixels from the left end of the scale. `nowMs` ends what has no end yet. */
export function layoutTimeline(timeline: Timeline, scale: TimeScale, nowMs: number): readonly TimelineRow[] {
  const lanes = [wholeLane, ...timeline.lanes.filter((lane) => lane !== wholeLane)];
  const barsByLane = Map.groupBy(timeline.bars, ({ laneId }) => laneId);
  const spansByLane = Map.groupBy(timeline.spans, ({ laneId }) => laneId);
  const marksByLane = Map.groupBy(timeline.marks, ({ laneId }) => laneId);
  const place = (fromMs: number, toMs: number | null) => {
    const left = scale.xOf(fromMs);
    // Clocks of two machines differ: an end before its beginning has no length rather than a negative one.
    return { left, width: Math.max(smallestBar, scale.xOf(Math.max(fromMs, toMs ?? nowMs)) - left) };
  };
  return lanes.map((laneId) => {
    const bars = barsByLane.get(laneId) ?? [];
    return {
      laneId,
      title: laneId === wholeLane ? "Whole" : laneId,
      bars: bars.map((bar) => ({ bar, ...place(bar.fromMs, bar.toMs) })),
      spans: (spansByLane.get(laneId) ?? []).map(({ kind, fromMs, toMs }) => ({ kind, ...place(fromMs, toMs) })),
      marks: placeMarks(marksByLane.get(laneId) ?? [], scale),
      workedMs: bars.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, (toMs ?? nowMs) - fromMs), 0),
      attempts: bars.length,
      costUsd: bars.reduce((sum, { costUsd }) => sum + Number(costUsd ?? 0), 0),
      unknown: bars.filter(({ toMs, costUsd }) => toMs !== null && costUsd === null).length,
    };
  });
}

function placeMarks(marks: readonly TimelineMark[], scale: TimeScale): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const left = scale.xOf(mark.atMs);
    const last = placed.at(-1);
    // A row of green checks says one thing: they went green, at the last of them.
    if (last?.kind === "check-green" && mark.kind === "check-green") {
      placed[placed.length - 1] = { kind: mark.kind, left, marks: [...last.marks, mark] };
    } else if (!last || left - last.left >= markWidth) {
      placed.push({ kind: mark.kind, left, marks: [mark] });
    } else {
      const kind = weight(mark.kind) > weight(last.kind) ? mark.kind : last.kind;
      placed[placed.length - 1] = { kind, left: last.left, marks: [...last.marks, mark] };
    }
  }
  return placed;
}

function weight(kind: MarkKind): number {
  return markKinds.indexOf(kind);
}

/** What of a row can be seen between two places, so that only that is drawn. */
export function cutRow(row: TimelineRow, fromX: number, toX: number): Pick<TimelineRow, "bars" | "spans" | "marks"> {
  const seen = ({ left, width = markWidth }: { readonly left: number; readonly width?: number }) =>
    left + width >= fromX && left <= toX;
  return { bars: row.bars.filter(seen), spans: row.spans.filter(seen), marks: row.marks.filter(seen) };
}
