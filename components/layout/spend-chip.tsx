"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { budgetTone, share, tightestBudget } from "#components/spend/budget-tone.ts";
import { budgetLabel } from "#components/spend/budget-words.ts";
import { estimatedPart, isEstimate, isUnknown } from "#components/spend/estimated-part.ts";
import { unknownWords } from "#components/spend/unknown-words.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { ProjectView } from "#lib/domain/api/project.ts";

type Spent = Pick<ProjectView, "id" | "spend" | "budgetUsd" | "budgets" | "scripted">;

/**
 * What the project has cost so far, against its cap, and what is held for what runs. The bar is that of the budget which
 * is nearest to its cap. A scripted project spends nothing: its figures are list prices.
 */
export function SpendChip({ project }: { readonly project: Spent }) {
  const { spend, budgetUsd, scripted } = project;
  const unknown = !scripted && isUnknown(spend);
  const amount = unknown ? "unknown" : formatMoney(spend.usd);
  const estimated = scripted || isEstimate(spend);
  const tightest = scripted ? undefined : tightestBudget(project.budgets);
  const warned = tightest?.warning ? tightest : undefined;
  const says = spendWords(project);
  return (
    <Tooltip says={says}>
      <Link
        href={`/projects/${project.id}/spend`}
        aria-label={says}
        className="flex h-7 shrink-0 flex-col justify-center rounded-md px-2 hover:bg-hover pointer-coarse:h-10"
      >
        <span className={clsx("text-xs", estimated && "text-soft italic")}>
          {estimated ? `~${amount}` : amount}
          {budgetUsd === null || scripted ? null : <span className="text-faint"> / {formatMoney(budgetUsd)}</span>}
          {spend.unknown > 0 && !unknown && !scripted ? <span className="text-person"> +?</span> : null}
          {warned ? (
            <span className={warned.warning === 90 ? "text-bad" : "text-person"}>
              {" "}
              {warned.scope === "project" ? "" : `${budgetLabel(warned).toLowerCase()} `}
              {Math.floor(share(warned) * 100)} %
            </span>
          ) : null}
        </span>
        {tightest ? (
          <Progress
            label={`${budgetLabel(tightest)}: share of the budget`}
            value={Number(tightest.settledUsd)}
            max={Number(tightest.capUsd)}
            tone={budgetTone(tightest)}
            className="mt-0.5 h-0.5"
          />
        ) : null}
      </Link>
    </Tooltip>
  );
}

function spendWords({ spend, budgets, budgetUsd, scripted }: Spent): string {
  if (scripted) return `Nothing was spent. At list price these texts would be ${formatMoney(spend.usd)}.`;
  const held = budgets.map(({ reservedUsd }) => reservedUsd).toSorted((a, b) => Number(b) - Number(a))[0];
  const warned = budgets.filter(({ warning }) => warning !== null);
  const estimated = estimatedPart(spend);
  return [
    `$${spend.usd} spent${budgetUsd === null ? "" : ` of ${formatMoney(budgetUsd)}`}${budgets.length === 0 ? ", no cap" : ""}`,
    ...(estimated === undefined ? [] : [`of it ${estimated} estimated`]),
    ...(held === undefined || Number(held) === 0 ? [] : [`${formatMoney(held)} held for what runs`]),
    ...(spend.unknown > 0 ? [`and ${unknownWords(spend.unknown)}`] : []),
    ...warned.map(
      (budget) => `${budgetLabel(budget)}: ${Math.floor(share(budget) * 100)} % of ${formatMoney(budget.capUsd)}`,
    ),
  ].join(", ");
}
