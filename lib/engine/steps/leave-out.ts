import type { ModuleRun } from "../../domain/build/build.ts";
import type { RoundOutcome } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import type { LoadedModule } from "./load-module.ts";

/** A module whose dependency was left out cannot be built, so it is left out with it. */
export async function leaveOut(deps: EngineDeps, { run }: LoadedModule): Promise<boolean> {
  return deps.facts.commit("leave-out", (tx) => endLeftOut(tx, run, deps.clock.now(), "person"));
}

/** Ends a module's run without a merge; a round that it was in ends with it, by the name of what ended it. */
export async function endLeftOut(
  tx: FactTransaction,
  run: ModuleRun,
  endedAt: Date,
  why: RoundOutcome,
): Promise<boolean> {
  if (!(await changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt }))) return false;
  const round = (await tx.rounds.list({ runId: run.id })).find(({ phase }) => phase !== "done");
  return round === undefined || changeRound(tx, round, { phase: "done", outcome: why, endedAt });
}
