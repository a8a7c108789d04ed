import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import { label } from "../../domain/routing/route-task.ts";
import { type BudgetFit, fitBudgets } from "../../domain/spend/fit-budgets.ts";
import type { FactTransaction } from "../ports/facts.ts";

/** `unpriced`: nobody knows what the model costs, so no budget could be kept, and nobody has allowed it. */
export type Reservation = BudgetFit | { readonly is: "unpriced" };

/**
 * Whether an attempt may be opened under the budgets that it falls under, which stay locked until the commit: the row
 * that the caller inserts then holds `worstPicoUsd`. Where there is no budget this is one statement.
 */
export async function reserveBudget(
  tx: FactTransaction,
  spec: AttemptSpec,
  worstPicoUsd: bigint | null,
): Promise<Reservation> {
  if (spec.scripted) return { is: "fits" };
  const { projectId, buildId, route } = spec;
  const standings = await tx.lockBudgets({ projectId, buildId, role: route.role });
  if (standings.length === 0) return { is: "fits" };
  if (worstPicoUsd === null) {
    const allowed = (await tx.projects.get(projectId))?.settings.unpriced ?? [];
    if (!allowed.includes(label(route.model))) return { is: "unpriced" };
  }
  return fitBudgets(standings, worstPicoUsd ?? 0n);
}
