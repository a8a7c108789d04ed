"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { Section } from "#components/layout/section.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Cell, HeadCell, numeric, Row, Table } from "#components/ui/table.tsx";
import { allSpendQuery } from "#lib/client/queries/all-spend-query.ts";
import { billsQuery } from "#lib/client/queries/bills-query.ts";
import type { BillSummary } from "#lib/domain/api/bill.ts";
import type { AllSpendView } from "#lib/domain/api/spend.ts";
import { Amount } from "./amount.tsx";
import { BillHistory } from "./bill/bill-history.tsx";
import { BillSection } from "./bill/bill-section.tsx";
import { estimatedPart } from "./estimated-part.ts";
import { type SpendDay, spendDays } from "./spend-days.ts";

/** Over all projects, day by day, as the providers bill it. Scripted examples are in none of these sums. */
export function AllSpendPage() {
  const spend = useQuery(allSpendQuery());
  const bills = useQuery(billsQuery()).data ?? [];
  return (
    <Answer query={spend} what="the spend of all projects">
      {(view) =>
        view.days.length === 0 && bills.length === 0 ? (
          <EmptyState
            alone
            title="Nothing is spent yet"
            says="Every attempt of every project will be here by its UTC day, to be laid beside the providers’ bills. Scripted examples cost nothing and are never in it."
          >
            <Button look="primary" asChild>
              <Link href="/projects/new">New project</Link>
            </Button>
          </EmptyState>
        ) : (
          <AllSpend spend={view} bills={bills} />
        )
      }
    </Answer>
  );
}

interface AllSpendProps {
  readonly spend: AllSpendView;
  readonly bills: readonly BillSummary[];
}

/** Two weeks; the rest is asked for. */
const daysAtFirst = 14;

function AllSpend({ spend, bills }: AllSpendProps) {
  const [all, setAll] = useState(false);
  const days = spendDays(spend.days);
  const shown = all ? days : days.slice(0, daysAtFirst);
  const estimated = estimatedPart(spend.total);
  const most = Math.max(...days.map(({ total }) => Number(total.usd)));
  return (
    <div className="mx-auto w-full max-w-6xl pb-8">
      <PageHead
        title="All spend"
        says={
          <>
            By UTC day, as providers bill it. Scripted examples are not in it.
            {estimated ? (
              <>
                {" "}
                Of the sum <span className="italic">{estimated}</span> is estimated: requests that were cut, or whose
                usage was not told.
              </>
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 px-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title="By day" end={<Amount total={spend.total} estimated={false} className="font-semibold" />}>
          <Table aria-label="Spend by day">
            <thead>
              <tr>
                <HeadCell>Day</HeadCell>
                <HeadCell className="w-2/5 max-sm:hidden">
                  <span className="sr-only">Share</span>
                </HeadCell>
                <HeadCell>Model</HeadCell>
                <HeadCell className={`${numeric} max-sm:hidden`}>Attempts</HeadCell>
                <HeadCell className={numeric}>Cost</HeadCell>
              </tr>
            </thead>
            <tbody>
              {shown.map((day) => (
                <DayRows key={day.day} day={day} most={most} />
              ))}
            </tbody>
          </Table>
          {days.length > shown.length ? (
            <Button size="sm" look="quiet" className="mx-2 my-1" onClick={() => setAll(true)}>
              Show all {days.length} days
            </Button>
          ) : null}
        </Section>
        <Section title="By project">
          <Table aria-label="Spend by project">
            <tbody>
              {spend.byProject.map((project) => (
                <Row key={project.projectId} data-row className="relative">
                  <Cell className="w-full max-w-0">
                    {project.projectId === null ? (
                      <span className="text-faint">Deleted projects</span>
                    ) : (
                      <Link
                        href={`/projects/${project.projectId}/spend`}
                        className="block truncate outline-none after:absolute after:inset-0"
                      >
                        {project.name}
                      </Link>
                    )}
                  </Cell>
                  <Cell className={numeric}>
                    <Amount total={project} estimated={false} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </Section>
        <div id="bill" className="min-w-0 scroll-mt-4">
          <BillSection newest={spend.days[0]} />
        </div>
        <BillHistory bills={bills} />
      </div>
    </div>
  );
}

/** A line for each model; above them the day as a whole, where it has several. */
function DayRows({ day: { day, total, models }, most }: { readonly day: SpendDay; readonly most: number }) {
  const isSingle = models.length === 1;
  return (
    <>
      {isSingle ? null : (
        <Row className="border-b-0">
          <Cell className="whitespace-nowrap">{day}</Cell>
          <Cell className="max-sm:hidden" />
          <Cell className="text-soft">{models.length} models</Cell>
          <Cell className={`${numeric} text-soft max-sm:hidden`}>{total.attempts}</Cell>
          <Cell className={`${numeric} font-medium`}>
            <Amount total={total} estimated={false} />
          </Cell>
        </Row>
      )}
      {models.map((model, index) => (
        <Row key={`${model.provider}/${model.name}`} className={index < models.length - 1 ? "border-b-0" : ""}>
          <Cell className="whitespace-nowrap">{isSingle ? day : null}</Cell>
          <Cell className="max-sm:hidden">
            <span
              aria-hidden
              className="block h-1.5 rounded-full bg-control/60"
              style={{ width: most === 0 ? 0 : `${(Number(model.total.usd) / most) * 100}%` }}
            />
          </Cell>
          <Cell className="max-w-40 truncate">
            <Link
              href={`/spend?bill=${model.provider}&day=${day}#bill`}
              className="text-soft underline decoration-line underline-offset-2 hover:text-ink hover:decoration-ink"
            >
              {model.name}
            </Link>
          </Cell>
          <Cell className={`${numeric} text-soft max-sm:hidden`}>{model.total.attempts}</Cell>
          <Cell className={numeric}>
            <Amount total={model.total} estimated={false} />
          </Cell>
        </Row>
      ))}
    </>
  );
}
