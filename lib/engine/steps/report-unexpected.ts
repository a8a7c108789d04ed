import type { EngineDeps } from "../engine-deps.ts";
import { changeRun } from "./change-run.ts";
import { loadModule } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";

/** Stops a module at an error that nobody expected, and says so: with its reason, once in the log, with ids. */
export async function reportUnexpected(deps: EngineDeps, runId: string, error: unknown): Promise<boolean> {
  // The project was deleted under the work: that is why it failed, and the next plan finds nothing and ends.
  if ((await deps.facts.read.runs.get(runId)) === undefined) return true;
  const { run, rounds } = await loadModule(deps, runId);
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`module ${runId}: ${error instanceof Error ? error.stack : reason}`);
  return deps.facts.commit("unexpected", async (tx) => {
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    await openDecision(deps, tx, {
      projectId: run.projectId,
      buildId: run.buildId,
      moduleId: run.moduleId,
      roundId: rounds.at(-1)?.id ?? null,
      reason: "unexpected",
      detail: `${reason}\nNothing that was finished is lost. Try again; if it comes back, leave the module out and report this.`,
    });
    return true;
  });
}
