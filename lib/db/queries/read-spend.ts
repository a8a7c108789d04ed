import type { SpendView } from "#lib/domain/api/spend.ts";
import { providerIds } from "#lib/domain/routing/role.ts";
import { architectOf, counterfactual } from "#lib/domain/spend/counterfactual.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { phaseOf, spendTotal, splitGroups } from "#lib/domain/spend/spend-groups.ts";
import { readBudgets } from "../budget-standings.ts";
import { budgetView } from "./budget-view.ts";
import type { QueryDeps } from "./query-deps.ts";
import { paidModel, readSpendGroups } from "./read-spend-groups.ts";
import { readProjectSnapshot, type Tx } from "./snapshot.ts";

/** What a project cost, by everything that it can be split by; undefined when there is no such project. */
export function readSpend(
  { db, catalog, priceOf }: Pick<QueryDeps, "db" | "catalog" | "priceOf">,
  projectId: string,
): Promise<SpendView | undefined> {
  return readProjectSnapshot(db, projectId, async (tx, { project, seq, activeAt }) => {
    const groups = await readSpendGroups(tx, { projectId });
    const budgets = (await readBudgets(tx, projectId, await newestBuild(tx, projectId))).map(budgetView);
    const architect = architectOf(groups);
    const provider = providerIds.find((id) => id === architect?.provider);
    const card = architect && provider && priceOf({ provider, model: architect.model }, activeAt);
    const phases = splitGroups(groups, ({ promptId }) => ({ phase: phaseOf(promptId) }));
    return {
      seq,
      total: spendTotal(groups),
      byRole: [...splitGroups(groups, ({ role }) => ({ role }))],
      byModel: [...splitGroups(groups, ({ provider, model }) => ({ provider, model }))],
      byModule: [...splitGroups(groups, ({ moduleId }) => ({ module: moduleId }))],
      byPhase: [...phases],
      unknown: await readUnknown(tx, projectId),
      wasted: spendTotal(groups.filter(({ wasted }) => wasted)),
      budgetUsd: budgets.find(({ scope }) => scope === "project")?.capUsd ?? null,
      budgets: [...budgets],
      reservedUsd: usdOfPico(await readReserved(tx, projectId)),
      scripted: project.script !== null,
      pricesAsOf: catalog.asOf,
      counterfactual: counterfactual(groups, card),
    };
  });
}

/** Attempts whose cost nobody knows, newest first; beyond these only their number is told. */
const mostUnknown = 100;

async function readUnknown(tx: Tx, projectId: string): Promise<SpendView["unknown"]> {
  const rows = await tx.$queryRaw<{ id: string; model: string; isPriced: boolean }[]>`
    select a.id, ${paidModel} as model, a."priceCardId" is not null as "isPriced" from "Attempt" a
    where a."projectId" = ${projectId} and a.status = 'ended' and a."costPicoUsd" is null
      and a."usageSource" is distinct from 'none'
    order by a.ordinal desc limit ${mostUnknown}::int`;
  return rows.map(({ id, model, isPriced }) => ({
    attemptId: id,
    model,
    why: isPriced ? "The provider did not say what it used." : "The model has no known price.",
  }));
}

async function newestBuild(tx: Tx, projectId: string): Promise<string | null> {
  const build = await tx.build.findFirst({ where: { projectId }, orderBy: { ordinal: "desc" }, select: { id: true } });
  return build?.id ?? null;
}

async function readReserved(tx: Tx, projectId: string): Promise<bigint> {
  const { _sum } = await tx.attempt.aggregate({
    where: { projectId, status: "running" },
    _sum: { reservedPicoUsd: true },
  });
  return _sum.reservedPicoUsd ?? 0n;
}
