"use client";
import { useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Input } from "#components/ui/input.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { changeProject } from "#lib/client/commands/change-project.ts";
import type { BudgetView } from "#lib/domain/api/spend.ts";
import { budgetTone } from "./budget-tone.ts";
import { type BudgetKind, budgetLabel, budgetStanding, capPatch } from "./budget-words.ts";
import { parseBudget } from "./parse-budget.ts";

interface BudgetRowProps {
  readonly projectId: string;
  readonly kind: BudgetKind;
  /** Undefined: there is no cap. */
  readonly budget: BudgetView | undefined;
}

/** One cap: what of it is spent, held and left, and the way to change it. */
export function BudgetRow({ projectId, kind, budget }: BudgetRowProps) {
  const [typed, setTyped] = useState<string>();
  const command = useCommand({
    run: (next: string | null) => changeProject(projectId, capPatch(kind, next)),
    touches: [["project", projectId], ["decisions"], ["projects"]],
    done: () => setTyped(undefined),
  });
  const label = budgetLabel(kind);
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
          aria-label={`${label}: cap in dollars; empty for none`}
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
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <span>
          {label} <span className="text-soft">{budget ? formatMoney(budget.capUsd) : "no cap"}</span>
        </span>
        <Button
          look="quiet"
          size="sm"
          className="-mr-2"
          aria-label={`${label}: ${budget ? "change the cap" : "set a cap"}`}
          onClick={() => setTyped(budget?.capUsd ?? "")}
        >
          {budget ? "Change" : "Set a cap"}
        </Button>
      </div>
      {budget ? (
        <>
          <Progress
            label={`${label}: share of the cap`}
            value={Number(budget.settledUsd)}
            max={Number(budget.capUsd)}
            tone={budgetTone(budget)}
          />
          <span className="text-faint text-xs">{budgetStanding(budget)}</span>
        </>
      ) : null}
    </div>
  );
}
