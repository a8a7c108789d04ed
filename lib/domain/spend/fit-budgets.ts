import type { BudgetStanding } from "./budget.ts";

export type BudgetFit =
  | { readonly is: "fits" }
  /** It fits once what is reserved has settled. */
  | { readonly is: "waits"; readonly on: readonly BudgetStanding[] }
  /** It does not fit beside what is settled already: waiting cannot help. */
  | { readonly is: "over"; readonly in: readonly BudgetStanding[] };

/**
 * Whether a request that costs `worstPicoUsd` at most may be sent under all budgets that it falls under. One that
 * nobody can price counts as nothing, and is stopped only where a cap is passed already.
 */
export function fitBudgets(standings: readonly BudgetStanding[], worstPicoUsd: bigint): BudgetFit {
  const over = standings.filter(({ capPicoUsd, settledPicoUsd }) => settledPicoUsd + worstPicoUsd > capPicoUsd);
  if (over.length > 0) return { is: "over", in: over };
  const full = standings.filter(
    ({ capPicoUsd, settledPicoUsd, reservedPicoUsd }) => settledPicoUsd + reservedPicoUsd + worstPicoUsd > capPicoUsd,
  );
  return full.length > 0 ? { is: "waits", on: full } : { is: "fits" };
}
