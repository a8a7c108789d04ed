"use client";
import { useQuery } from "@tanstack/react-query";
import { useCommand } from "#components/layout/use-command.ts";
import { BudgetList, buildBudget, projectBudget } from "#components/spend/budget-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { changeProject } from "#lib/client/commands/change-project.ts";
import { impactQuery } from "#lib/client/queries/impact-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import type { ModuleImpact } from "#lib/domain/blueprint/blueprint.ts";
import { ImpactList } from "./impact-list.tsx";

interface ApproveDialogProps {
  readonly project: ProjectView;
  readonly version: number;
  readonly dirty: boolean;
  readonly read: readonly ModuleImpact[] | null;
  /** How many modules the text has. */
  readonly modules: number;
  readonly onApprove: (build: boolean) => void;
  readonly onClose: () => void;
}

const parallels = [1, 2, 3, 4, 6, 8, 12, 16];

/** What will be built, how, and for how much, before it is. */
export function ApproveDialog({ project, version, dirty, read, modules, onApprove, onClose }: ApproveDialogProps) {
  const { approvedVersion, settings, build } = project;
  const live = build && build.status !== "ended" ? build : undefined;
  const from = approvedVersion ?? 0;
  const next = dirty ? version + 1 : version;
  const told = useQuery({
    ...impactQuery(project.id, from, Math.max(1, version)),
    enabled: !dirty && version > 0,
  }).data;
  const known = dirty ? read?.map(({ moduleId, ...rest }) => ({ id: moduleId, ...rest })) : told?.modules;
  const touched = known?.filter(({ impact }) => impact !== "unchanged") ?? [];
  const parallel = useCommand({
    run: (value: number) => changeProject(project.id, { settings: { parallel: value } }),
    touches: [["project", project.id]],
  });
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title={`Approve v${next} and build`}
      says={`${dirty ? `Your changes are saved as v${next} first. ` : ""}The version is committed, its packages are installed and its contracts are checked; only then does a builder start.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look={live ? "primary" : "plain"} onClick={() => onApprove(false)}>
            Approve only
          </Button>
          {live ? null : (
            <Button look="primary" onClick={() => onApprove(true)}>
              Approve and build
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {live ? (
          <Notice tone="person">
            Build {live.number} is live with v{live.version} and stays with it. Once v{next} is approved you choose,
            with the price of each: let it finish and build what is stale then, or stop it and build v{next}.
          </Notice>
        ) : null}
        <section>
          <h3 className="mb-1.5 flex items-baseline justify-between gap-3">
            <span className="font-medium">
              {from === 0
                ? `All ${modules} modules are built`
                : touched.length === 0
                  ? `Nothing is stale against v${from}`
                  : `Against v${from}`}
            </span>
            {told?.estimate ? (
              <span className="text-soft italic">~{formatMoneyRange(told.estimate.low, told.estimate.high)}</span>
            ) : told && !dirty ? (
              <span className="text-faint">price unknown: a model has no known price</span>
            ) : null}
          </h3>
          {from > 0 ? (
            <div className="max-h-56 overflow-auto">
              <ImpactList modules={touched} />
            </div>
          ) : null}
          {told?.estimate && !dirty ? <p className="mt-1.5 text-faint text-xs">{told.estimate.basis}</p> : null}
        </section>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Modules at once" hint={`At most ${settings.reviews} reviews for each.`}>
            <Select
              value={parallel.isPending ? parallel.variables : settings.parallel}
              onChange={(event) => parallel.mutate(Number(event.target.value))}
            >
              {[...new Set([...parallels, settings.parallel])]
                .toSorted((first, second) => first - second)
                .map((value) => (
                  <option key={value} value={value}>
                    {value === 1 ? "One after the other" : value}
                  </option>
                ))}
            </Select>
          </Field>
          {project.scripted ? null : (
            <div className="flex flex-col gap-1">
              <span className="font-medium text-soft text-xs">Budget</span>
              <BudgetList project={project} always={[projectBudget, buildBudget]} />
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}
