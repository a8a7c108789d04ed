import type { BudgetView } from "#lib/domain/api/spend.ts";
import type { BudgetStanding } from "#lib/domain/spend/budget.ts";
import { reachedPercent } from "#lib/domain/spend/budget-warning.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";

export function budgetView(standing: BudgetStanding): BudgetView {
  const { scope, role, capPicoUsd, settledPicoUsd, reservedPicoUsd } = standing;
  return {
    scope,
    role,
    capUsd: usdOfPico(capPicoUsd),
    settledUsd: usdOfPico(settledPicoUsd),
    reservedUsd: usdOfPico(reservedPicoUsd),
    leftUsd: usdOfPico(capPicoUsd - settledPicoUsd - reservedPicoUsd),
    warning: reachedPercent(standing) ?? null,
  };
}
