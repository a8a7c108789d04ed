"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Section } from "#components/layout/section.tsx";
import { BudgetList, projectBudget } from "#components/spend/budget-list.tsx";
import { RoleSplit } from "#components/spend/role-split.tsx";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { Money } from "#components/ui/money.tsx";
import { projectEstimateQuery } from "#lib/client/queries/estimate-query.ts";
import { spendQuery } from "#lib/client/queries/spend-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** What it cost, who of the two spent it, and the cap. Before the first attempt: what it is likely to cost. */
export function SpendSummary({ project }: { readonly project: ProjectView }) {
  const spend = useQuery(spendQuery(project.id)).data;
  const unspent = project.spend.attempts === 0;
  const estimate = useQuery({ ...projectEstimateQuery(project.id), enabled: unspent && !project.scripted }).data;
  return (
    <Section
      title={project.scripted ? "Spend at list price" : "Spend"}
      end={
        <Link href={`/projects/${project.id}/spend`} className="text-soft text-xs hover:text-ink hover:underline">
          Details
        </Link>
      }
    >
      <div className="flex flex-col gap-3 px-4 py-3">
        <p className="flex items-baseline gap-2">
          <Money usd={project.spend.usd} estimated={project.scripted} className="font-semibold text-xl" />
          {project.spend.unknown > 0 ? (
            <span className="text-person text-xs">and {project.spend.unknown} attempts of unknown cost</span>
          ) : null}
        </p>
        {spend && spend.byRole.length > 0 ? <RoleSplit roles={spend.byRole} estimated={project.scripted} /> : null}
        {unspent && estimate ? (
          <p className="text-soft">
            Likely <span className="italic">~{formatMoneyRange(estimate.low, estimate.high)}</span>;{" "}
            {estimate.basis.replace(/\.$/, "")}.
          </p>
        ) : null}
        {project.scripted ? null : <BudgetList project={project} always={[projectBudget]} />}
      </div>
    </Section>
  );
}
