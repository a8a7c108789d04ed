import { z } from "zod";
import type { OddAttempt } from "#lib/domain/api/bill.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import type { BillKey } from "#lib/engine/ports/bills.ts";
import { type BillDayRow, isServedByOther, ofDay } from "./read-bill-day.ts";
import { paidModel, usageSource } from "./read-spend-groups.ts";
import type { Tx } from "./snapshot.ts";

const mostOdd = 200;

const oddSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  model: z.string(),
  requestedModel: z.string(),
  servedModel: z.string().nullable(),
  source: z.string(),
  outcome: z.string().nullable(),
  number: z.int(),
  costPicoUsd: z.bigint().nullable(),
  costUpperPicoUsd: z.bigint().nullable(),
  startedAt: z.date(),
});

/** Attempts of the day that may explain a difference, and how many still run. */
export async function readOddAttempts(tx: Tx, key: BillKey, rows: readonly BillDayRow[]) {
  const others = rows.filter(isServedByOther);
  const asked = others.map(({ requestedModel }) => requestedModel);
  const served = others.map(({ servedModel }) => servedModel);
  const found = await tx.$queryRaw<unknown[]>`
    select a.id, a."projectId", p.name as "projectName", ${paidModel} as model, a."requestedModel", a."servedModel",
      ${usageSource} as source, a.outcome, a.number, a."costPicoUsd", a."costUpperPicoUsd", a."startedAt"
    from "Attempt" a join "Project" p on p.id = a."projectId"
    where a.status = 'ended' and not a.scripted and ${ofDay(key)} and (
      a.number > 1 or a.outcome in ('interrupted', 'cancelled') or a."costPicoUsd" is null
      or ${usageSource} = 'estimated' or (a."requestedModel", a."servedModel") in (select * from unnest(${asked}::text[], ${served}::text[])))
    order by coalesce(a."costUpperPicoUsd", a."costPicoUsd") desc nulls first, a.ordinal limit ${mostOdd}::int`;
  const running = await tx.$queryRaw<{ running: bigint }[]>`
    select count(*) as running from "Attempt" a where a.status = 'running' and not a.scripted and ${ofDay(key)}`;
  const odd = found.flatMap((row): readonly OddAttempt[] => {
    const attempt = oddSchema.parse(row);
    const oddities = odditiesOf(attempt);
    const { id, projectId, projectName, model, costPicoUsd, costUpperPicoUsd, startedAt } = attempt;
    if (oddities.length === 0) return [];
    return [
      {
        ...{ id, projectId, projectName, model, oddities, startedAt: startedAt.toISOString() },
        costUsd: costPicoUsd === null ? null : usdOfPico(costPicoUsd),
        costUpperUsd: costUpperPicoUsd === null ? null : usdOfPico(costUpperPicoUsd),
      },
    ];
  });
  return { odd, running: Number(running[0]?.running ?? 0n) };
}

function odditiesOf(attempt: z.infer<typeof oddSchema>): OddAttempt["oddities"] {
  const isUnknown = attempt.costPicoUsd === null && attempt.source !== "none";
  return [
    ...(isUnknown ? (["unknown"] as const) : []),
    ...(attempt.source === "estimated" && !isUnknown ? (["estimated"] as const) : []),
    ...(attempt.outcome === "interrupted" || attempt.outcome === "cancelled" ? (["cut"] as const) : []),
    ...(attempt.number > 1 ? (["retry"] as const) : []),
    ...(isServedByOther(attempt) ? (["served-by-other"] as const) : []),
  ];
}
