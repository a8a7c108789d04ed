import type { BudgetView } from "#lib/domain/api/spend.ts";

/** A cap is quiet up to three quarters, then amber, and red from nine tenths on. */
export function budgetTone({ warning }: Pick<BudgetView, "warning">): "neutral" | "person" | "bad" {
  if (warning === null) return "neutral";
  return warning >= 90 ? "bad" : "person";
}

/** The budget that is nearest to its cap, by what is settled; undefined where there is none. */
export function tightestBudget(budgets: readonly BudgetView[]): BudgetView | undefined {
  return budgets.toSorted((a, b) => share(b) - share(a))[0];
}

export function share({ settledUsd, capUsd }: Pick<BudgetView, "settledUsd" | "capUsd">): number {
  return Number(settledUsd) / Number(capUsd);
}
