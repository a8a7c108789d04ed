import type { ModuleState } from "#lib/domain/api/build.ts";

/** A module of a build that waits; only what matters is spelled out. */
export function moduleState(id: string, change: Partial<ModuleState> = {}): ModuleState {
  return {
    id,
    title: id,
    kind: "logic",
    depends: [],
    status: "waiting",
    impact: "added",
    rounds: 0,
    openFindings: 0,
    waitsFor: null,
    held: null,
    spendUsd: null,
    unexecuted: false,
    mergedCommit: null,
    keptReason: null,
    ...change,
  };
}
