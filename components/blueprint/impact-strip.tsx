"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { formatMoney, formatMoneyRange } from "#components/ui/format-money.ts";
import { Popover } from "#components/ui/popover.tsx";
import { impactQuery } from "#lib/client/queries/impact-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import type { ModuleImpact } from "#lib/domain/blueprint/blueprint.ts";
import { ImpactList } from "./impact-list.tsx";
import { impactWords } from "./impact-words.ts";

interface ImpactStripProps {
  readonly project: Pick<ProjectView, "id" | "approvedVersion" | "build" | "scripted">;
  readonly version: number;
  readonly dirty: boolean;
  /** What our own reading says of the unsaved text. */
  readonly read: readonly ModuleImpact[] | null;
}

/** What the difference to the approved version means, before anything is built: modules and money. */
export function ImpactStrip({ project, version, dirty, read }: ImpactStripProps) {
  const from = project.approvedVersion ?? 0;
  const differs = from > 0 && (dirty || version !== from);
  const told = useQuery({ ...impactQuery(project.id, from, Math.max(version, 1)), enabled: differs && !dirty }).data;
  if (!differs) return null;
  const modules = dirty ? read?.map(({ moduleId, ...rest }) => ({ id: moduleId, ...rest })) : told?.modules;
  if (!modules) return null;
  const stale = modules.filter(({ impact }) => impact === "rebuild" || impact === "recheck" || impact === "added");
  const changed = modules.filter(({ impact }) => impact !== "unchanged");
  const price = dirty
    ? lastPrice(project, stale)
    : told?.estimate && `est. ${formatMoneyRange(told.estimate.low, told.estimate.high)}`;
  return (
    <p role="status" className="flex min-h-8 shrink-0 items-center gap-3 border-line border-b bg-sunk px-4 text-soft">
      <span className="min-w-0">
        {impactWords(modules)}
        {price && stale.length > 0 ? <span className="italic"> {price}</span> : null}
      </span>
      {changed.length > 0 ? (
        <Popover
          label="What this edit does"
          align="start"
          className="w-96"
          trigger={
            <Button look="quiet" size="sm">
              Why
            </Button>
          }
        >
          <ImpactList modules={changed} />
          {told?.estimate && !dirty ? <p className="mt-2 text-faint text-xs">{told.estimate.basis}</p> : null}
        </Popover>
      ) : null}
    </p>
  );
}

/** Until it is saved, what the same modules cost before is the nearest thing to a price. */
function lastPrice(project: ImpactStripProps["project"], stale: readonly { readonly id: string }[]): string {
  const known = project.build?.modules.filter(({ id }) => stale.some((module) => module.id === id)) ?? [];
  const sum = known.reduce((total, { spendUsd }) => total + Number(spendUsd ?? 0), 0);
  return sum > 0 ? `They cost ~${formatMoney(sum.toFixed(6))} last time.` : "";
}
