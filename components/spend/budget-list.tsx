import type { ProjectView } from "#lib/domain/api/project.ts";
import { BudgetRow } from "./budget-row.tsx";
import type { BudgetKind } from "./budget-words.ts";

interface BudgetListProps {
  readonly project: Pick<ProjectView, "id" | "budgets">;
  /** Shown also where there is no cap. */
  readonly always: readonly BudgetKind[];
}

export const projectBudget: BudgetKind = { scope: "project", role: null };
export const buildBudget: BudgetKind = { scope: "build", role: null };
/** What a person may want to cap: the roles that every project has. */
export const everyBudget: readonly BudgetKind[] = [
  projectBudget,
  buildBudget,
  ...(["architect", "reviewer", "builder", "designer"] as const).map((role) => ({ scope: "role", role }) as const),
];

/** Caps that there are, and those that one may want to set here. */
export function BudgetList({ project, always }: BudgetListProps) {
  const { id, budgets } = project;
  const isSame = (a: BudgetKind, b: BudgetKind) => a.scope === b.scope && a.role === b.role;
  const others = budgets.filter((budget) => !always.some((kind) => isSame(kind, budget)));
  return (
    <ul className="flex flex-col gap-2.5">
      {[...always, ...others].map((kind) => (
        <li key={kind.role ?? kind.scope}>
          <BudgetRow projectId={id} kind={kind} budget={budgets.find((budget) => isSame(kind, budget))} />
        </li>
      ))}
    </ul>
  );
}
