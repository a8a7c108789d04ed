import type { EngineDeps } from "../engine-deps.ts";
import { changeRun } from "./change-run.ts";
import { loadModule } from "./load-module.ts";

/** A module whose dependency was left out cannot be built, so it is left out with it. */
export async function leaveOut(deps: EngineDeps, runId: string): Promise<boolean> {
  const { run } = await loadModule(deps, runId);
  return deps.facts.commit("leave-out", (tx) =>
    changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt: deps.clock.now() }),
  );
}
