import type { Merge } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { changeRun } from "./change-run.ts";
import { loadAt, must } from "./load-module.ts";

/** The row of a merge that waits its turn. Answers nothing when the module has moved on meanwhile. */
export async function queueMergeRow(
  deps: EngineDeps,
  runId: string,
  revision: number,
): Promise<Pick<Merge, "id" | "projectId"> | undefined> {
  const loaded = await loadAt(deps, runId, revision);
  if (!loaded) return waitingMerge(deps, runId);
  const { run, rounds } = loaded;
  const commit = rounds.at(-1)?.commit ?? run.commit;
  if (commit === null) throw new Error(`module run ${runId} has nothing to merge`);
  const id = deps.ids.next("mrg");
  const queued = await deps.facts.commit("queue-merge", async (tx) => {
    if (!(await changeRun(tx, run, { status: "merging", commit }))) return false;
    await tx.merges.insert({
      id,
      projectId: run.projectId,
      buildId: run.buildId,
      moduleId: run.moduleId,
      status: "queued",
      outcome: null,
      commit,
      tip: null,
      result: null,
      detail: null,
      createdAt: deps.clock.now(),
      endedAt: null,
    });
    tx.log(run.projectId, { type: "merge-queued", buildId: run.buildId, moduleId: run.moduleId, detail: { id } });
    return id;
  });
  return queued === false ? undefined : { id: queued, projectId: run.projectId };
}

/** The merge that an earlier execution of this step queued. */
async function waitingMerge(deps: EngineDeps, runId: string): Promise<Pick<Merge, "id" | "projectId"> | undefined> {
  const { buildId, moduleId } = await must(deps.facts.read.runs.get(runId), `module run ${runId}`);
  return (await deps.facts.read.merges.list({ buildId, moduleId, status: "queued" })).at(-1);
}
