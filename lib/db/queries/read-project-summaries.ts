import { z } from "zod";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import { projectSchema } from "#lib/domain/project/project.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { spendTotal } from "#lib/domain/spend/spend-groups.ts";
import { countModules, readNewestBuilds } from "./count-modules.ts";
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
  const modules = await countModules(tx, ids, builds);
  const spend = await readSpend(tx, ids);

  const caps = await tx.budget.findMany({ where: { ...inPage, scope: "project" } });

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
      modules: modules.get(id) ?? { total: 0, merged: 0 },
      rounds: countOf(rounds, id),
      waiting: countOf(waiting, id),
      running: countOf(running, id),
      spend: spendTotal(spend.filter(({ projectId }) => projectId === id)),
      budgetUsd: usdOf(caps.find(({ projectId }) => projectId === id)?.capPicoUsd),
      createdAt: project.createdAt.toISOString(),
      activeAt: (row.activeAt ?? row.createdAt).toISOString(),
    });
  }
  return summaries;
}

const usdOf = (picoUsd: bigint | undefined) => (picoUsd === undefined ? null : usdOfPico(picoUsd));

const projectSpendSchema = spendGroupSchema.extend({ projectId: z.string() });

async function readSpend(tx: Tx, ids: readonly string[]) {
  const rows = await tx.$queryRaw<unknown[]>`
    select a."projectId", '' as role, '' as provider, '' as model, null::text as "moduleId",
      '' as "promptId", ${usageSource} as source, a."costPicoUsd" is not null as known, false as wasted, ${spendColumns}
    from "Attempt" a where a."projectId" = any (${[...ids]}::text[]) and a.status = 'ended'
    group by a."projectId", ${usageSource}, a."costPicoUsd" is not null`;
  return rows.map((row) => projectSpendSchema.parse(row));
}
