import type { PlannedModule } from "./layered-blueprint.ts";

/** What the work of one build takes by itself, in milliseconds. */
export interface IdealWork {
  readonly modules: readonly PlannedModule[];
  readonly buildMs: (moduleId: string) => number;
  readonly reviewMs: (moduleId: string) => number;
  /** A module's checks, and those of a merge whose tree was not checked yet. */
  readonly checkMs: number;
  /** The check and the review of the whole. */
  readonly wholeMs: number;
}

interface Waiting {
  readonly id: string;
  readonly at: number;
  /** How many merges there had been when the module started. */
  readonly base: number;
}

/**
 * The time that an engine which costs nothing would need: each module starts the moment its last dependency is merged,
 * and is written, checked and reviewed; merges are one after the other in the order in which they are asked for, and
 * each checks its tree again unless nothing was merged since the module started. Nothing else is waited for.
 */
export function idealTime(work: IdealWork): { readonly ms: number; readonly mergeChecks: number } {
  const mergedAt = new Map<string, number>();
  const left = new Set(work.modules);
  const queue: Waiting[] = [];
  let [now, merges, mergeChecks] = [0, 0, 0];

  const startReady = () => {
    for (const module of left) {
      if (!module.depends.every((id) => mergedAt.has(id))) continue;
      left.delete(module);
      const at = now + work.buildMs(module.id) + work.checkMs + work.reviewMs(module.id);
      queue.push({ id: module.id, at, base: merges });
    }
  };
  for (startReady(); queue.length > 0; startReady()) {
    queue.sort((a, b) => a.at - b.at);
    const next = queue.shift() as Waiting;
    const again = next.base !== merges;
    now = Math.max(now, next.at) + (again ? work.checkMs : 0);
    mergeChecks += again ? 1 : 0;
    merges += 1;
    mergedAt.set(next.id, now);
  }
  if (left.size > 0) throw new Error("the modules depend on each other in a circle");
  return { ms: now + work.wholeMs, mergeChecks };
}
