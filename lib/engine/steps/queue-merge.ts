import type { EngineDeps } from "../engine-deps.ts";
import { changeRun } from "./change-run.ts";
import type { LoadedModule } from "./load-module.ts";

/** Puts a module into its build's merge queue. Nothing happens when the module has moved on meanwhile. */
export async function queueMerge(deps: EngineDeps, { run, rounds }: LoadedModule): Promise<void> {
  const commit = rounds.at(-1)?.commit ?? run.commit;
  if (commit === null) throw new Error(`module run ${run.id} has nothing to merge`);
  const id = deps.ids.next("mrg");
  await deps.facts.commit("queue-merge", async (tx) => {
    if (!(await changeRun(tx, run, { status: "merging", commit }))) return;
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
  });
}
