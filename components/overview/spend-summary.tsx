"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Section } from "#components/layout/section.tsx";
import { Amount } from "#components/spend/amount.tsx";
import { BudgetList, projectBudget } from "#components/spend/budget-list.tsx";
import { unpricedWords } from "#components/spend/estimate-words.ts";
import { estimatedPart, isUnknown } from "#components/spend/estimated-part.ts";
import { RoleSplit } from "#components/spend/role-split.tsx";
import { unknownWords } from "#components/spend/unknown-words.ts";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { projectEstimateQuery } from "#lib/client/queries/estimate-query.ts";
import { spendQuery } from "#lib/client/queries/spend-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** What it cost, who of the two spent it, and the cap. Before the first attempt: what it is likely to cost. */
export function SpendSummary({ project }: { readonly project: ProjectView }) {
  const spend = useQuery(spendQuery(project.id)).data;
  const estimated = project.scripted ? undefined : estimatedPart(project.spend);
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
          <Amount total={project.spend} estimated={project.scripted} className="font-semibold text-xl" />
          {project.spend.unknown > 0 && !isUnknown(project.spend) ? (
            <span className="text-person text-xs">and {unknownWords(project.spend.unknown)}</span>
          ) : null}
        </p>
        {estimated ? (
          <p className="-mt-2 text-soft text-xs">
            Of it estimated: <span className="italic">{estimated}</span>
          </p>
        ) : null}
        {spend && spend.byRole.length > 0 ? <RoleSplit roles={spend.byRole} estimated={project.scripted} /> : null}
        {unspent && estimate ? (
          <p className="text-soft">
            Likely <span className="italic">~{formatMoneyRange(estimate.low, estimate.high)}</span>
            {unpricedWords(estimate)}; {estimate.basis.replace(/\.$/, "")}.
          </p>
        ) : null}
        {project.scripted ? null : <BudgetList project={project} always={[projectBudget]} />}
      </div>
    </Section>
  );
}
