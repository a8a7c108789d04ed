/** One attempt on its lane. `toMs` is null while it runs. */
export interface TimelineBar {
  readonly attemptId: string;
  readonly laneId: string;
  readonly role: string;
  readonly promptId: string;
  readonly model: string;
  /** The model that was asked for, where another one answered. */
  readonly requested: string | null;
  /** Why it was asked at all, or this model and not the usual one; null for a first try by the usual one. */
  readonly because: string | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly outcome: string | null;
  readonly failure: string | null;
  /** Decimal dollars; null while nobody knows. */
  readonly costUsd: string | null;
}

/** What a module does between its attempts. */
export const spanKinds = ["waiting", "checking", "merging", "deciding", "held"] as const;
export type SpanKind = (typeof spanKinds)[number];

export interface TimelineSpan {
  readonly laneId: string;
  readonly kind: SpanKind;
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** A fact without a length; the later in this list, the more it matters where two stand at one place. */
export const markKinds = [
  "check-green",
  "approved",
  "saved",
  "answered",
  "resumed",
  "merged",
  "waited",
  "check-red",
  "changes",
  "refused",
  "budget",
  "paused",
  "merge-failed",
  "mismatch",
  "decision",
] as const;
export type MarkKind = (typeof markKinds)[number];

export interface TimelineMark {
  readonly seq: number;
  readonly laneId: string;
  readonly kind: MarkKind;
  readonly atMs: number;
  readonly words: string;
}

/** A project's log as pictures need it. Lanes are the modules, and one for what belongs to none. */
export interface Timeline {
  readonly lastSeq: number;
  readonly lanes: readonly string[];
  readonly bars: readonly TimelineBar[];
  readonly spans: readonly TimelineSpan[];
  readonly marks: readonly TimelineMark[];
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Lane of everything that belongs to no module: design, integration review, approval. */
export const wholeLane = "";

export const emptyTimeline: Timeline = {
  lastSeq: 0,
  lanes: [],
  bars: [],
  spans: [],
  marks: [],
  fromMs: null,
  toMs: null,
};
