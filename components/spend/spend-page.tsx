"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { Section } from "#components/layout/section.tsx";
import { useProject } from "#components/layout/use-project.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { NextStep } from "#components/overview/next-step.tsx";
import { RoleName } from "#components/roles/role-name.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { spendQuery } from "#lib/client/queries/spend-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import type { SpendView } from "#lib/domain/api/spend.ts";
import { BudgetList, everyBudget } from "./budget-list.tsx";
import { CapPolicy } from "./cap-policy.tsx";
import { RoleSplit } from "./role-split.tsx";
import { type SpendCut, spendBreakdown, spendCuts } from "./spend-breakdown.ts";
import { SpendFigures } from "./spend-figures.tsx";
import { SpendTable } from "./spend-table.tsx";
import { UnknownCosts } from "./unknown-costs.tsx";

/** What the project cost, cut by whom, by what and by when; measured, estimated and unknown told apart. */
export function SpendPage({ projectId }: { readonly projectId: string }) {
  const spend = useQuery(spendQuery(projectId));
  return (
    <Answer query={spend} what="the spend">
      {(view) => <Spend projectId={projectId} spend={view} />}
    </Answer>
  );
}

const cutNames = { module: "Module", role: "Role", model: "Model", phase: "Phase" } satisfies Record<SpendCut, string>;

function Spend({ projectId, spend }: { readonly projectId: string; readonly spend: SpendView }) {
  const project = useProject(projectId);
  const [cut, setCut] = useUrlState<SpendCut>("by", "module");
  if (spend.total.attempts === 0) {
    return (
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 pb-8">
        <EmptyState
          title="Nothing is spent"
          says="The first request to a model is the first line here. Until then the overview has an estimate."
        >
          {project ? <NextStep project={project} /> : null}
        </EmptyState>
        {project && !spend.scripted ? <Budgets project={project} /> : null}
      </div>
    );
  }
  const known = spendCuts.find((each) => each === cut) ?? "module";
  return (
    <div className="mx-auto w-full max-w-6xl pb-8">
      <PageHead
        title={spend.scripted ? "Spend at list price" : "Spend"}
        says={`${spend.total.attempts} attempts. Prices as of ${spend.pricesAsOf.slice(0, 10)}, each attempt at its own moment’s price.`}
      />
      <div className="flex flex-col gap-4 px-4">
        <SpendFigures spend={spend} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Section
            title="Broken down"
            end={
              <Segments
                label="Cut by"
                value={known}
                onChange={setCut}
                options={spendCuts.map((value) => ({ value, label: cutNames[value] }))}
                className="-my-1 -mr-2 scale-95"
              />
            }
          >
            <SpendTable rows={spendBreakdown(spend, known)} name={cutNames[known]} estimated={spend.scripted}>
              {(row) => (known === "role" ? <RoleName role={row.name} /> : row.name)}
            </SpendTable>
          </Section>
          <div className="flex flex-col gap-4">
            <Section title="Who spent it">
              <div className="px-4 py-3">
                <RoleSplit roles={spend.byRole} estimated={spend.scripted} />
              </div>
            </Section>
            {project && !spend.scripted ? <Budgets project={project} /> : null}
            {spend.unknown.length > 0 ? <UnknownCosts projectId={projectId} unknown={spend.unknown} /> : null}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Every cap with what is spent, held and left of it, and what happens where one is reached. */
function Budgets({ project }: { readonly project: ProjectView }) {
  return (
    <Section title="Budgets">
      <div className="flex flex-col gap-4 px-4 py-3">
        <BudgetList project={project} always={everyBudget} />
        <CapPolicy project={project} />
      </div>
    </Section>
  );
}
