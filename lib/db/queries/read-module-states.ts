import type { ModuleState } from "#lib/domain/api/build.ts";
import type { Build } from "#lib/domain/build/build.ts";
import { moduleStates } from "#lib/domain/build/module-states.ts";
import type { Project } from "#lib/domain/project/project.ts";
import { unresolvedStatuses } from "#lib/domain/review/finding.ts";
import { readHeld } from "./read-held.ts";
import { readModules } from "./read-parsed-blueprint.ts";
import { readSpendGroups } from "./read-spend-groups.ts";
import { screenTables } from "./screen-tables.ts";
import type { Tx } from "./snapshot.ts";

/** State of every module: in a build, or, where there is none yet, in the newest version of the blueprint. */
export async function readModuleStates(
  tx: Tx,
  project: Project,
  build: Build | undefined,
): Promise<readonly ModuleState[]> {
  const { runs, builtModules } = screenTables(tx);
  const projectId = project.id;
  const blueprint = await readModules(tx, projectId, build?.version);
  const built = await builtModules.list({ projectId });
  const nothing = { openFindings: new Map(), deciding: new Set<string>(), merging: new Set<string>(), held: new Map() };
  if (build === undefined)
    return moduleStates({
      ...nothing,
      ...{ blueprint, build, built, runs: [], spend: [], settings: project.settings },
    });

  const buildId = build.id;
  const findings = await tx.finding.groupBy({
    by: ["moduleId"],
    where: { buildId, status: { in: [...unresolvedStatuses] } },
    _count: true,
  });
  const decisions = await tx.decision.findMany({ where: { buildId, status: "open" }, select: { moduleId: true } });
  const merges = await tx.merge.findMany({ where: { buildId, status: { not: "ended" } }, select: { moduleId: true } });
  return moduleStates({
    blueprint,
    build,
    built,
    runs: await runs.list({ buildId }),
    openFindings: new Map(findings.map(({ moduleId, _count }) => [moduleId, _count])),
    deciding: new Set(decisions.flatMap(({ moduleId }) => moduleId ?? [])),
    merging: new Set(merges.map(({ moduleId }) => moduleId)),
    held: build.status === "running" ? await readHeld(tx, projectId) : nothing.held,
    spend: await readSpendGroups(tx, { projectId, buildId }),
    settings: project.settings,
  });
}
