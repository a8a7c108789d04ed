"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { budgetTone } from "#components/spend/budget-tone.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { ProjectSummary } from "#lib/domain/api/project.ts";

type Spent = Pick<ProjectSummary, "id" | "spend" | "budgetUsd" | "scripted">;

/** What the project has cost so far, against its cap. A scripted one spends nothing: its figures are list prices. */
export function SpendChip({ project }: { readonly project: Spent }) {
  const { spend, budgetUsd, scripted } = project;
  const amount = formatMoney(spend.usd);
  const unknown = spend.unknown > 0 ? `, and ${spend.unknown} attempts of unknown cost` : "";
  const says = scripted
    ? `Nothing was spent. At list price these texts would be ${amount}.`
    : `$${spend.usd} spent${budgetUsd === null ? ", no cap" : ` of $${budgetUsd}`}${unknown}`;
  return (
    <Tooltip says={says}>
      <Link
        href={`/projects/${project.id}/spend`}
        aria-label={says}
        className="flex h-7 shrink-0 flex-col justify-center rounded-md px-2 hover:bg-hover pointer-coarse:h-10"
      >
        <span className={clsx("text-xs", scripted && "text-soft italic")}>
          {scripted ? `~${amount}` : amount}
          {budgetUsd === null || scripted ? null : <span className="text-faint"> / {formatMoney(budgetUsd)}</span>}
          {spend.unknown > 0 && !scripted ? <span className="text-person"> +?</span> : null}
        </span>
        {budgetUsd === null || scripted ? null : (
          <Progress
            label="Share of the budget"
            value={Number(spend.usd)}
            max={Number(budgetUsd)}
            tone={budgetTone(spend.usd, budgetUsd)}
            className="mt-0.5 h-0.5"
          />
        )}
      </Link>
    </Tooltip>
  );
}
