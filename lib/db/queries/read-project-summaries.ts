import { z } from "zod";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { type Project, projectSchema } from "#lib/domain/project/project.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { spendTotal } from "#lib/domain/spend/spend-groups.ts";
import { readModules } from "./read-parsed-blueprint.ts";
import { spendColumns, spendGroupSchema, usageSource } from "./read-spend-groups.ts";
import type { Tx } from "./snapshot.ts";

/** Projects as the table of projects shows them, by id. */
export async function readProjectSummaries(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProjectSummary>> {
  const inPage = { projectId: { in: [...ids] } };
  const rows = await tx.project.findMany({ where: { id: { in: [...ids] } } });
  const rounds = await tx.round.groupBy({ by: ["projectId"], where: inPage, _count: true });
  const waiting = await tx.decision.groupBy({
    by: ["projectId"],
    where: { ...inPage, status: "open" },
    _count: true,
  });
  const running = await tx.attempt.groupBy({
    by: ["projectId"],
    where: { ...inPage, status: "running" },
    _count: true,
  });
  const countOf = (counts: readonly { projectId: string; _count: number }[], id: string) =>
    counts.find((count) => count.projectId === id)?._count ?? 0;
  const builds = await readNewestBuilds(tx, ids);
  const spend = await readSpend(tx, ids);

  const summaries = new Map<string, ProjectSummary>();
  for (const row of rows) {
    const project = projectSchema.parse(row);
    const { id } = project;
    const build = builds.get(id);
    summaries.set(id, {
      id,
      name: project.name,
      status: project.status,
      ...(project.status === "built" && build?.outcome && { outcome: build.outcome }),
      scripted: project.script !== null,
      modules: await countModules(tx, project, build),
      rounds: countOf(rounds, id),
      waiting: countOf(waiting, id),
      running: countOf(running, id),
      spend: spendTotal(spend.filter(({ projectId }) => projectId === id)),
      budgetUsd: project.budgetPicoUsd === null ? null : usdOfPico(project.budgetPicoUsd),
      createdAt: project.createdAt.toISOString(),
      activeAt: (row.activeAt ?? row.createdAt).toISOString(),
    });
  }
  return summaries;
}

interface NewestBuild {
  readonly id: string;
  readonly projectId: string;
  readonly version: number;
  readonly status: string;
  readonly outcome: string | null;
}

async function readNewestBuilds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NewestBuild>> {
  const builds = await tx.$queryRaw<NewestBuild[]>`
    select distinct on ("projectId") id, "projectId", version, status, outcome from "Build"
    where "projectId" = any (${[...ids]}::text[]) order by "projectId", number desc`;
  return new Map(builds.map((build) => [build.projectId, build]));
}

/** Modules of the version that is being built, or of the newest, and how many of them are in. */
async function countModules(tx: Tx, { id: projectId }: Project, build: NewestBuild | undefined) {
  const { modules } = await readModules(tx, projectId, build?.status === "ended" ? undefined : build?.version);
  const held = await tx.builtModule.findMany({ where: { projectId }, select: { moduleId: true } });
  const runs = await tx.moduleRun.findMany({
    where: { buildId: build?.id ?? "" },
    select: { moduleId: true, outcome: true },
  });
  const isIn = new Map<string, boolean>(held.map(({ moduleId }) => [moduleId, true]));
  for (const { moduleId, outcome } of runs) isIn.set(moduleId, outcome === "merged" || outcome === "kept");
  return { total: modules.length, merged: modules.filter((module) => isIn.get(module.id)).length };
}

const projectSpendSchema = spendGroupSchema.extend({ projectId: z.string() });

async function readSpend(tx: Tx, ids: readonly string[]) {
  const rows = await tx.$queryRaw<unknown[]>`
    select a."projectId", '' as role, '' as provider, '' as model, null::text as "moduleId",
      '' as "promptId", ${usageSource} as source, a."costPicoUsd" is not null as known, false as wasted, ${spendColumns}
    from "Attempt" a where a."projectId" = any (${[...ids]}::text[]) and a.status = 'ended'
    group by a."projectId", ${usageSource}, a."costPicoUsd" is not null`;
  return rows.map((row) => projectSpendSchema.parse(row));
}
