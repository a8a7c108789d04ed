import { roleLooks } from "#components/roles/role-look.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import type { ProjectPatch } from "#lib/domain/api/project.ts";
import type { BudgetView } from "#lib/domain/api/spend.ts";

export type BudgetKind = Pick<BudgetView, "scope" | "role">;

/** What a budget holds for, as a label. */
export function budgetLabel({ scope, role }: BudgetKind): string {
  if (role !== null) return roleLooks[role].label;
  return scope === "build" ? "Each build" : "Project";
}

/** What is spent, held and left of it, as one line. */
export function budgetStanding({ scope, settledUsd, reservedUsd, leftUsd }: BudgetView): string {
  const left = Number(leftUsd);
  return [
    `${formatMoney(settledUsd)} spent${scope === "build" ? " in the newest" : ""}`,
    ...(Number(reservedUsd) > 0 ? [`${formatMoney(reservedUsd)} held for what runs`] : []),
    left < 0 ? `${formatMoney(leftUsd.slice(1))} over` : `${formatMoney(leftUsd)} left`,
  ].join(", ");
}

/** What changes one cap; null removes it. */
export function capPatch({ scope, role }: BudgetKind, capUsd: string | null): ProjectPatch {
  if (role !== null) return { roleBudgetsUsd: { [role]: capUsd } };
  return scope === "build" ? { buildBudgetUsd: capUsd } : { budgetUsd: capUsd };
}
