import type { EventType } from "./event.ts";
import { eventWords, isDetour } from "./event-words.ts";
import {
  type MarkKind,
  type SpanKind,
  spanKinds,
  type Timeline,
  type TimelineBar,
  type TimelineSpan,
  wholeLane,
} from "./timeline.ts";

/** An event as the log has it on either side of the wire. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: string | Date;
  readonly type: EventType;
  readonly moduleId: string | null;
  readonly attemptId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Draft {
  readonly lanes: Set<string>;
  readonly bars: Map<string, TimelineBar>;
  readonly spans: TimelineSpan[];
  /** The span that each lane is in, by its place in `spans`. */
  readonly open: Map<string, number>;
  readonly marks: Timeline["marks"][number][];
}

/** The timeline with later events in it. Replays are harmless: what was seen before changes nothing. */
export function foldTimeline(timeline: Timeline, events: readonly LoggedEvent[]): Timeline {
  const fresh = events.filter(({ seq }) => seq > timeline.lastSeq);
  const last = fresh.at(-1);
  const first = fresh[0];
  if (!last || !first) return timeline;
  const draft: Draft = {
    lanes: new Set(timeline.lanes),
    bars: new Map(timeline.bars.map((bar) => [bar.attemptId, bar])),
    spans: [...timeline.spans],
    open: new Map(timeline.spans.flatMap((span, index) => (span.toMs === null ? [[span.laneId, index] as const] : []))),
    marks: [...timeline.marks],
  };
  for (const event of fresh) apply(draft, event, msOf(event.at));
  return {
    lastSeq: last.seq,
    lanes: [...draft.lanes],
    bars: [...draft.bars.values()],
    spans: draft.spans,
    marks: draft.marks,
    fromMs: timeline.fromMs ?? msOf(first.at),
    toMs: msOf(last.at),
  };
}

function apply(draft: Draft, event: LoggedEvent, atMs: number): void {
  const laneId = event.moduleId ?? wholeLane;
  draft.lanes.add(laneId);
  switch (event.type) {
    case "build-started":
      for (const id of words(event.detail.modules)) draft.lanes.add(id);
      break;
    case "build-ended":
      for (const lane of draft.open.keys()) enterSpan(draft, lane, undefined, atMs);
      break;
    case "module-changed":
      enterSpan(
        draft,
        laneId,
        spanKinds.find((kind) => kind === event.detail.status),
        atMs,
      );
      break;
    case "attempt-waiting":
      enterSpan(draft, laneId, "held", atMs);
      break;
    case "attempt-started":
      leaveHeld(draft, laneId, atMs);
      startBar(draft, event, laneId, atMs);
      break;
    case "decision-opened":
      leaveHeld(draft, laneId, atMs);
      break;
    case "build-paused":
    case "build-stopping":
      for (const lane of draft.open.keys()) leaveHeld(draft, lane, atMs);
      break;
    case "attempt-ended":
      endBar(draft, event, atMs);
      break;
  }
  const kind = markOf(event);
  if (kind) draft.marks.push({ seq: event.seq, laneId, kind, atMs, words: eventWords(event) });
}

function enterSpan(draft: Draft, laneId: string, kind: SpanKind | undefined, atMs: number): void {
  const index = draft.open.get(laneId);
  const open = index === undefined ? undefined : draft.spans[index];
  if (open?.kind === kind) return;
  if (open && index !== undefined) {
    draft.spans[index] = { ...open, toMs: atMs };
    draft.open.delete(laneId);
  }
  if (!kind) return;
  draft.open.set(laneId, draft.spans.length);
  draft.spans.push({ laneId, kind, fromMs: atMs, toMs: null });
}

/** A question that waited for its provider does so no longer. */
function leaveHeld(draft: Draft, laneId: string, atMs: number): void {
  const index = draft.open.get(laneId);
  if (index !== undefined && draft.spans[index]?.kind === "held") enterSpan(draft, laneId, undefined, atMs);
}

function startBar(draft: Draft, { attemptId, detail }: LoggedEvent, laneId: string, fromMs: number): void {
  if (attemptId === null) return;
  draft.bars.set(attemptId, {
    attemptId,
    laneId,
    role: word(detail.role),
    promptId: word(detail.promptId),
    model: word(detail.model),
    requested: null,
    because: word(isDetour(detail.rule) ? detail.why : detail.after) || null,
    fromMs,
    toMs: null,
    outcome: null,
    failure: null,
    costUsd: null,
  });
}

function endBar(draft: Draft, { attemptId, detail }: LoggedEvent, toMs: number): void {
  const bar = attemptId === null ? undefined : draft.bars.get(attemptId);
  if (!bar) return;
  draft.bars.set(bar.attemptId, {
    ...bar,
    toMs,
    model: word(detail.model) || bar.model,
    requested: word(detail.requested) || null,
    outcome: word(detail.outcome) || "finished",
    failure: word(detail.failure) || null,
    costUsd: word(detail.costUsd) || null,
  });
}

const simpleMarks: Readonly<Partial<Record<EventType, MarkKind>>> = {
  "attempt-waiting": "waited",
  "work-held": "refused",
  "build-paused": "paused",
  "build-stopping": "paused",
  "build-resumed": "resumed",
  "answer-refused": "refused",
  "approval-refused": "refused",
  "blueprint-approved": "approved",
  "blueprint-saved": "saved",
  "budget-warned": "budget",
  "budget-reached": "budget",
  "decision-opened": "decision",
  "decision-answered": "answered",
};

function markOf({ type, detail }: LoggedEvent): MarkKind | undefined {
  switch (type) {
    case "check-ended":
      // Before anything is written a criterion is meant to be red; that is no mark on anybody.
      if (detail.scope === "baseline") return undefined;
      return detail.outcome === "green" ? "check-green" : "check-red";
    case "attempt-ended":
      return detail.requested === undefined ? undefined : "mismatch";
    case "design-ended":
      return detail.outcome === "failed" || detail.outcome === "interrupted" ? "refused" : undefined;
    case "review-ended":
      return detail.verdict === "approved" ? "approved" : "changes";
    case "merge-ended":
      return detail.outcome === "merged" ? "merged" : "merge-failed";
    default:
      return simpleMarks[type];
  }
}

function msOf(at: string | Date): number {
  return typeof at === "string" ? Date.parse(at) : at.getTime();
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
