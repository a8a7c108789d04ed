"use client";
import { ChevronRight } from "lucide-react";
import { roleLooks } from "#components/roles/role-look.ts";
import { AtCapSelect, atCapHints } from "#components/spend/cap-policy.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { BriefDraft } from "./brief-draft.ts";

type Budgets = Pick<BriefDraft, "buildBudgetUsd" | "roleBudgetsUsd" | "atCap">;

interface MoreBudgetsProps {
  readonly draft: Budgets;
  readonly onChange: (part: Partial<Budgets>) => void;
  readonly error: string | undefined;
}

const capped = ["architect", "reviewer", "builder", "designer"] as const;

/** Caps beside the project's own, and what happens where one is reached. */
export function MoreBudgets({ draft, onChange, error }: MoreBudgetsProps) {
  const { buildBudgetUsd, roleBudgetsUsd, atCap } = draft;
  return (
    <details className="group" open={error !== undefined || undefined}>
      <summary className="flex h-7 list-none items-center gap-1 font-medium text-soft text-xs hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-150 group-open:rotate-90" />
        More caps
      </summary>
      <div className="mt-2 flex flex-col gap-3">
        <Field label="Each build, dollars" error={error} hint="Counted anew for every build.">
          <Input
            inputMode="decimal"
            placeholder="none"
            value={buildBudgetUsd}
            onChange={({ target }) => onChange({ buildBudgetUsd: target.value })}
          />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          {capped.map((role) => (
            <Field key={role} label={`${roleLooks[role].label}, dollars`}>
              <Input
                inputMode="decimal"
                placeholder="none"
                value={roleBudgetsUsd[role] ?? ""}
                onChange={({ target }) => onChange({ roleBudgetsUsd: { ...roleBudgetsUsd, [role]: target.value } })}
              />
            </Field>
          ))}
        </div>
        <Field label="At a cap" hint={atCapHints[atCap]}>
          <AtCapSelect value={atCap} onChange={(next) => onChange({ atCap: next })} />
        </Field>
      </div>
    </details>
  );
}
