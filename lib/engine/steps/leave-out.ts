import type { EngineDeps } from "../engine-deps.ts";
import { changeRun } from "./change-run.ts";
import { loadAt } from "./load-module.ts";

/** A module whose dependency was left out cannot be built, so it is left out with it. */
export async function leaveOut(deps: EngineDeps, runId: string, revision: number): Promise<boolean> {
  const loaded = await loadAt(deps, runId, revision);
  if (!loaded) return true;
  const { run } = loaded;
  return deps.facts.commit("leave-out", (tx) =>
    changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt: deps.clock.now() }),
  );
}
