"use client";
import { useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Input } from "#components/ui/input.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { changeProject } from "#lib/client/commands/change-project.ts";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { budgetTone } from "./budget-tone.ts";
import { parseBudget } from "./parse-budget.ts";

interface BudgetProps {
  readonly project: Pick<ProjectSummary, "id" | "budgetUsd" | "spend">;
  readonly reservedUsd?: string;
}

/** The cap: how much of it is gone, and the way to change it. */
export function Budget({ project, reservedUsd }: BudgetProps) {
  const { id, budgetUsd, spend } = project;
  const [typed, setTyped] = useState<string>();
  const command = useCommand({
    run: (next: string | null) => changeProject(id, { budgetUsd: next }),
    touches: [["project", id]],
    done: () => setTyped(undefined),
  });
  const next = typed === undefined ? undefined : parseBudget(typed);
  if (typed !== undefined) {
    return (
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (next !== undefined) command.mutate(next);
        }}
      >
        <Input
          autoFocus
          aria-label="Budget cap in dollars; empty for none"
          aria-invalid={next === undefined}
          inputMode="decimal"
          placeholder="no cap"
          className="min-w-0 flex-1"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setTyped(undefined)}
        />
        <Button type="submit" disabled={next === undefined} busy={command.isPending && "Saving…"}>
          Save
        </Button>
      </form>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      {budgetUsd === null ? null : (
        <Progress
          label="Share of the budget"
          value={Number(spend.usd)}
          max={Number(budgetUsd)}
          tone={budgetTone(spend.usd, budgetUsd)}
        />
      )}
      <div className="flex items-center justify-between gap-2">
        <span className="text-soft">
          {budgetUsd === null ? "No cap" : `Cap ${formatMoney(budgetUsd)}`}
          {reservedUsd && Number(reservedUsd) > 0 ? `, ${formatMoney(reservedUsd)} held for what runs` : ""}
        </span>
        <Button look="quiet" size="sm" className="-mr-2" onClick={() => setTyped(budgetUsd ?? "")}>
          {budgetUsd === null ? "Set a cap" : "Change"}
        </Button>
      </div>
    </div>
  );
}
