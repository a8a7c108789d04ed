import type { Shape, Tone } from "#components/ui/status-mark.tsx";
import type { MarkKind, SpanKind } from "#lib/domain/timeline/timeline.ts";

export const markLooks = {
  "check-green": { label: "Green", shape: "tick-open", tone: "faint" },
  approved: { label: "Approved", shape: "eye", tone: "good" },
  saved: { label: "Blueprint saved", shape: "pencil", tone: "neutral" },
  answered: { label: "Decided", shape: "tick-open", tone: "person" },
  resumed: { label: "Resumed", shape: "ring", tone: "neutral" },
  merged: { label: "Merged", shape: "tick", tone: "good" },
  waited: { label: "Waits", shape: "dotted", tone: "neutral" },
  "check-red": { label: "Red", shape: "cross", tone: "bad" },
  changes: { label: "Changes", shape: "eye", tone: "architect" },
  refused: { label: "Refused or failed", shape: "cross", tone: "bad" },
  budget: { label: "Budget", shape: "half", tone: "person" },
  paused: { label: "Paused or stopped", shape: "pause", tone: "person" },
  "merge-failed": { label: "Merge failed", shape: "merge", tone: "bad" },
  mismatch: { label: "Another model answered", shape: "cut", tone: "person" },
  decision: { label: "Needs you", shape: "question", tone: "person" },
} satisfies Record<MarkKind, { label: string; shape: Shape; tone: Tone }>;

export const spanLooks = {
  waiting: { label: "Waits for what it depends on", look: "h-px border-control border-t border-dashed" },
  checking: { label: "Checks run", look: "h-1.5 rounded-full bg-control/70" },
  merging: { label: "Waits for its merge, or merges", look: "h-1.5 rounded-full bg-control/35" },
  held: {
    label: "Waits for its provider or the budget",
    look: "h-1.5 rounded-full border border-control border-dashed",
  },
  deciding: { label: "Waits for you", look: "h-2.5 rounded-sm text-person-fill hatched" },
} satisfies Record<SpanKind, { label: string; look: string }>;
