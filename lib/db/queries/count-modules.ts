import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { readModulesOf } from "./read-parsed-blueprint.ts";
import type { Tx } from "./snapshot.ts";

export interface NewestBuild {
  readonly id: string;
  readonly projectId: string;
  readonly version: number;
  readonly status: string;
  readonly outcome: string | null;
}

/** Of each project the build that was started last. */
export async function readNewestBuilds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NewestBuild>> {
  const builds = await tx.$queryRaw<NewestBuild[]>`
    select distinct on ("projectId") id, "projectId", version, status, outcome from "Build"
    where "projectId" = any (${[...ids]}::text[]) order by "projectId", number desc`;
  return new Map(builds.map((build) => [build.projectId, build]));
}

/** By project: modules of the version that is being built, or of the newest, and how many of them are in. */
export async function countModules(
  tx: Tx,
  ids: readonly string[],
  builds: ReadonlyMap<string, NewestBuild>,
): Promise<ReadonlyMap<string, ProjectSummary["modules"]>> {
  const held = await tx.builtModule.findMany({
    where: { projectId: { in: [...ids] } },
    select: { projectId: true, moduleId: true },
  });
  const runs = await tx.moduleRun.findMany({
    where: { buildId: { in: [...builds.values()].map(({ id }) => id) } },
    select: { projectId: true, moduleId: true, outcome: true },
  });
  const counts = new Map<string, ProjectSummary["modules"]>();
  for (const version of await readShownVersions(tx, ids, builds)) {
    const isOwn = (row: { readonly projectId: string }) => row.projectId === version.projectId;
    const isIn = new Map(held.filter(isOwn).map(({ moduleId }) => [moduleId, true]));
    for (const { moduleId, outcome } of runs.filter(isOwn))
      isIn.set(moduleId, outcome === "merged" || outcome === "kept");
    const modules = await readModulesOf(tx, version);
    counts.set(version.projectId, {
      total: modules.length,
      merged: modules.filter(({ id }) => isIn.get(id)).length,
    });
  }
  return counts;
}

async function readShownVersions(tx: Tx, ids: readonly string[], builds: ReadonlyMap<string, NewestBuild>) {
  const live = [...builds.values()].filter(({ status }) => status !== "ended");
  return await tx.$queryRaw<{ id: string; projectId: string; sha256: string }[]>`
    select distinct on (v."projectId") v.id, v."projectId", v.sha256 from "BlueprintVersion" v
    left join unnest(
      ${live.map(({ projectId }) => projectId)}::text[], ${live.map(({ version }) => version)}::int[]
    ) as live(project, version) on live.project = v."projectId"
    where v."projectId" = any (${[...ids]}::text[]) and (live.version is null or live.version = v.version)
    order by v."projectId", v.version desc`;
}
