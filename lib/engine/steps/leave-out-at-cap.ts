import { type BudgetStanding, budgetName } from "../../domain/spend/budget.ts";
import { usdOfPico } from "../../domain/spend/money.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";

interface AtCap {
  readonly projectId: string;
  readonly buildId: string;
  readonly moduleId: string | null;
  readonly roundId: string | null;
}

/**
 * Ends as partly what a cap does not pay for any more: this module is left out, and with it what depends on it. Others
 * go on for as long as what they ask for fits, so nothing that was paid for is thrown away. Where the review of the
 * whole cannot be paid, the build finishes without it.
 */
export async function leaveOutAtCap(
  deps: Pick<EngineDeps, "clock">,
  tx: FactTransaction,
  { projectId, buildId, moduleId, roundId }: AtCap,
  over: readonly BudgetStanding[],
  detail: string,
): Promise<void> {
  if (moduleId === null) {
    await tx.builds.change(buildId, { status: "running" }, { phase: "finishing" });
    tx.log(projectId, { type: "build-phase-changed", buildId, detail: { phase: "finishing" } });
  } else {
    const endedAt = deps.clock.now();
    const run = await tx.runs.get(moduleRunId(buildId, moduleId));
    if (!run || run.status === "ended") return;
    if (!(await changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt }))) return;
    const round = roundId === null ? undefined : await tx.rounds.get(roundId);
    if (round && round.phase !== "done") await changeRound(tx, round, { phase: "done", outcome: "budget", endedAt });
  }
  const [first] = over;
  tx.log(projectId, {
    type: "budget-reached",
    buildId,
    moduleId,
    roundId,
    detail: {
      budget: first ? budgetName(first) : "the budget",
      capUsd: first ? usdOfPico(first.capPicoUsd) : null,
      settledUsd: first ? usdOfPico(first.settledPicoUsd) : null,
      says: detail,
    },
  });
}
