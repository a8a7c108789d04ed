import type { Build, Merge } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { buildBranch } from "../steps/branches.ts";
import { must } from "../steps/load-module.ts";
import {
  commitMerge,
  dropMerge,
  judgeMerge,
  landMerge,
  type Merged,
  type PreparedMerge,
  prepareMerge,
  reportMerge,
} from "../steps/merge-module.ts";
import { moduleRunId } from "./ids.ts";
import { buildLoop, endedKey, idleWaitMs, type Loop, moduleLoop, placeKey } from "./loop.ts";

/** Merges that are checked at the same time. Each may need a sandbox of its own. */
const trainLength = 3;

/** The merge queue of a build, oldest first. */
export async function mergesWork(loop: Loop, buildId: string): Promise<void> {
  const { builds, merges } = loop.deps.facts.read;
  for (let idle = 0; ; ) {
    const since = loop.mark();
    const build = await builds.get(buildId);
    if (!build || build.status === "ended") return;
    const queued = await merges.list({ buildId, status: "queued" });
    if (queued.length === 0) {
      await loop.wait(since, idleWaitMs(idle++));
      continue;
    }
    idle = 0;
    await runTrain(loop, build, queued.slice(0, trainLength));
  }
}

/**
 * Merges as if one after the other: each is checked on top of those before it, all at the same time, and they land in
 * order. Where one does not land, those behind it stand on something that never was: they stay queued.
 */
async function runTrain(loop: Loop, build: Build, queued: readonly Merge[]): Promise<void> {
  const { deps } = loop;
  const stop = new AbortController();
  let onto = await must(deps.repositories.head(build.projectId, buildBranch(build)), `branch ${buildBranch(build)}`);
  const cars: { readonly merge: Merge; readonly judged: Promise<Judged> }[] = [];
  for (const merge of queued) {
    const prepared = await attempt(() => prepareMerge(deps, merge.id, onto));
    if (prepared.ok && prepared.value?.merged.ok) onto = prepared.value.merged.commit;
    cars.push({ merge, judged: judge(deps, prepared, stop.signal) });
  }
  try {
    for (const { merge, judged } of cars) if (!(await settle(loop, merge, await judged))) return;
  } finally {
    stop.abort();
    await Promise.all(cars.map(({ judged }) => judged));
  }
}

type Attempted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };
type Judged = Attempted<{ readonly prepared: PreparedMerge; readonly merged: Merged } | null>;

/** What fails of one must not end the others' checks unheard. */
async function attempt<T>(work: () => Promise<T>): Promise<Attempted<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}

async function judge(
  deps: EngineDeps,
  prepared: Attempted<PreparedMerge | null>,
  signal: AbortSignal,
): Promise<Judged> {
  if (!prepared.ok) return prepared;
  return attempt(async () => {
    const merged = prepared.value && (await judgeMerge(deps, prepared.value, signal));
    return prepared.value && merged && { prepared: prepared.value, merged };
  });
}

/** Commits what a merge came to, and tells whoever waited for it. Answers whether it landed. */
async function settle(loop: Loop, merge: Merge, judged: Judged): Promise<boolean> {
  const { deps } = loop;
  try {
    if (!judged.ok) throw judged.error;
    if (judged.value === null) await dropMerge(deps, merge.id);
    else {
      const { prepared, merged } = judged.value;
      if (merged.outcome === "merged") await landMerge(deps, prepared, merged);
      await commitMerge(deps, merge.id, merged);
    }
  } catch (error) {
    if (loop.isHandledBelow(error)) throw error;
    await reportMerge(deps, merge.id, error);
  }
  const runId = moduleRunId(merge.buildId, merge.moduleId);
  loop.tell(moduleLoop(runId), endedKey(runId), buildLoop(merge.buildId), placeKey);
  return judged.ok && judged.value?.merged.outcome === "merged";
}
