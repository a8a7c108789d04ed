import type { TimelineBar } from "#lib/domain/timeline/timeline.ts";

export function bar(change: Partial<TimelineBar> = {}): TimelineBar {
  return {
    attemptId: "a1",
    laneId: "noise",
    role: "builder",
    promptId: "build-module",
    model: "gemini-3.1-pro",
    requested: null,
    because: null,
    fromMs: 0,
    toMs: 10_000,
    outcome: "finished",
    failure: null,
    costUsd: "0.04",
    ...change,
  };
}
