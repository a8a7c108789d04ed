import type { BudgetStanding } from "../../domain/spend/budget.ts";
import { type WarningPercent, warningAfter } from "../../domain/spend/budget-warning.ts";
import { usdOfPico } from "../../domain/spend/money.ts";
import type { FactTransaction } from "../ports/facts.ts";

interface About {
  readonly projectId: string;
  readonly buildId: string | null;
}

/** Says in the log which budgets have reached a share that is worth a warning by what was just settled under them. */
export function warnOfSpend(
  tx: FactTransaction,
  about: About,
  settled: readonly BudgetStanding[],
  costPicoUsd: bigint,
): void {
  for (const after of settled) {
    const before = { ...after, settledPicoUsd: after.settledPicoUsd - costPicoUsd };
    const percent = warningAfter(before, after);
    if (percent) logWarning(tx, about, after, percent);
  }
}

/** The same for a cap that was set or changed to what it is in `after`. */
export function warnOfCap(tx: FactTransaction, about: About, capBefore: bigint | null, after: BudgetStanding): void {
  const percent = warningAfter({ settledPicoUsd: after.settledPicoUsd, capPicoUsd: capBefore }, after);
  if (percent) logWarning(tx, about, after, percent);
}

function logWarning(
  tx: FactTransaction,
  { projectId, buildId }: About,
  { scope, role, capPicoUsd, settledPicoUsd }: BudgetStanding,
  percent: WarningPercent,
): void {
  tx.log(projectId, {
    type: "budget-warned",
    buildId: scope === "build" ? buildId : null,
    detail: { scope, role, percent, capUsd: usdOfPico(capPicoUsd), settledUsd: usdOfPico(settledPicoUsd) },
  });
}
