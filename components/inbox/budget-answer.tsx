"use client";
import { useProject } from "#components/layout/use-project.ts";
import { BudgetList, projectBudget } from "#components/spend/budget-list.tsx";

/** The caps of the project that asks, to be raised where the question is: that is the answer. */
export function BudgetAnswer({ projectId }: { readonly projectId: string }) {
  const project = useProject(projectId);
  if (!project) return null;
  return (
    <section aria-label="Budgets" className="mx-4 mt-3 ml-10 max-w-sm rounded-md border border-line px-3 py-2">
      <BudgetList project={project} always={project.budgets.length === 0 ? [projectBudget] : []} />
    </section>
  );
}
