import { commitMerge, dropMerge, mergeModule, reportMerge } from "../steps/merge-module.ts";
import { moduleRunId } from "./ids.ts";
import { buildLoop, endedKey, idleWaitMs, type Loop, moduleLoop, placeKey } from "./loop.ts";

/** The merge queue of a build: one module after the other onto the tip of its branch, oldest first. */
export async function mergesWork(loop: Loop, buildId: string): Promise<void> {
  const { builds, merges } = loop.deps.facts.read;
  for (let idle = 0; ; ) {
    const since = loop.mark();
    const build = await builds.get(buildId);
    if (!build || build.status === "ended") return;
    const [next] = await merges.list({ buildId, status: "queued" });
    if (!next) {
      await loop.wait(since, idleWaitMs(idle++));
      continue;
    }
    idle = 0;
    await mergeOne(loop, next.id);
    const runId = moduleRunId(buildId, next.moduleId);
    loop.tell(moduleLoop(runId), endedKey(runId), buildLoop(buildId), placeKey);
  }
}

async function mergeOne(loop: Loop, mergeId: string): Promise<void> {
  const { deps } = loop;
  try {
    const merged = await mergeModule(deps, mergeId);
    if (merged) await commitMerge(deps, mergeId, merged);
    else await dropMerge(deps, mergeId);
  } catch (error) {
    if (loop.isEnding(error)) throw error;
    await reportMerge(deps, mergeId, error);
  }
}
