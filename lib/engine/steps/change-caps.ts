import { budgetId } from "../../domain/spend/budget.ts";
import type { Cap } from "../commands/read-caps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { warnOfCap } from "./warn-of-budget.ts";

/**
 * Sets and removes caps; what is spent already may reach a share of the new one that is worth a warning. Answers
 * whether one was raised or removed. First in its transaction.
 */
export async function changeCaps(
  tx: FactTransaction,
  of: { readonly projectId: string; readonly buildId: string | null },
  caps: readonly Cap[],
): Promise<boolean> {
  const { projectId } = of;
  const before = await tx.lockBudgets({ ...of, role: null });
  let raised = false;
  for (const { scope, role, capPicoUsd } of caps) {
    const id = budgetId(projectId, scope, role);
    const known = before.find((standing) => standing.id === id);
    if (capPicoUsd === null) await tx.removeBudget(id);
    else if (known) await tx.budgets.change(id, {}, { capPicoUsd });
    else await tx.budgets.insert({ id, projectId, scope, role, capPicoUsd });
    if (known && (capPicoUsd === null || capPicoUsd > known.capPicoUsd)) raised = true;
  }
  for (const after of await tx.lockBudgets({ ...of, role: null })) {
    const capBefore = before.find(({ id }) => id === after.id)?.capPicoUsd ?? null;
    if (caps.some(({ scope, role }) => budgetId(projectId, scope, role) === after.id))
      warnOfCap(tx, of, capBefore, after);
  }
  return raised;
}
