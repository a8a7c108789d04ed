import { z } from "zod";
import { Prisma } from "#generated/prisma/client.ts";
import type { ModelOnBillDay } from "#lib/domain/api/bill.ts";
import { isServedAs } from "#lib/domain/routing/base-model.ts";
import { spendTotal } from "#lib/domain/spend/spend-groups.ts";
import type { BillKey } from "#lib/engine/ports/bills.ts";
import type { QueryDeps } from "./query-deps.ts";
import { paidModel, spendColumns, spendGroupSchema, usageSource } from "./read-spend-groups.ts";
import type { Tx } from "./snapshot.ts";

const count = z.bigint().transform(Number);

const rowSchema = spendGroupSchema.extend({
  requestedModel: z.string(),
  servedModel: z.string().nullable(),
  priceCardId: z.string().nullable(),
  retries: count,
  cut: count,
});
export type BillDayRow = z.infer<typeof rowSchema>;

/** Attempts of one provider that began on the day, by UTC. */
export function ofDay({ provider, day }: BillKey): Prisma.Sql {
  const from = new Date(day);
  const until = new Date(from.getTime() + 86_400_000);
  return Prisma.sql`a."startedAt" >= ${from} and a."startedAt" < ${until} and a.provider = ${provider}`;
}

/** The day's attempts that are over, added up by the models that were asked for and that served. */
export async function readBillDay(tx: Tx, key: BillKey): Promise<readonly BillDayRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select '' as role, a.provider, ${paidModel} as model, null::text as "moduleId", '' as "promptId",
      ${usageSource} as source, a."costPicoUsd" is not null as known, false as wasted,
      a."requestedModel", a."servedModel", a."priceCardId",
      count(*) filter (where a.number > 1) as retries,
      count(*) filter (where a.outcome in ('interrupted', 'cancelled')) as cut, ${spendColumns}
    from "PaidAttempt" a where ${ofDay(key)}
    group by 2, 3, 6, 7, 9, 10, 11 order by 3`;
  return rows.map((row) => rowSchema.parse(row));
}

/** What they came to by the model that served; dated and undated names of one model are one. */
export function modelsOnBillDay(
  deps: Pick<QueryDeps, "priceOf" | "catalog">,
  key: BillKey,
  rows: readonly BillDayRow[],
): ModelOnBillDay[] {
  // The shortest name first: it is the one without a date. An alias is no name of a model.
  const names = [...new Set(rows.map(({ model }) => model))]
    .filter((name) => !name.endsWith("latest"))
    .toSorted((a, b) => a.length - b.length);
  const byModel = Map.groupBy(rows, ({ model }) => names.find((name) => isServedAs(name, model)) ?? model);
  return [...byModel].map(([model, of]) => ({
    model,
    ...spendTotal(of),
    retries: sum(of, ({ retries }) => retries),
    cut: sum(of, ({ cut }) => cut),
    free: sum(of, ({ source, attempts }) => (source === "none" ? attempts : 0)),
    servedByOther: sum(of, (row) => (isServedByOther(row) ? row.attempts : 0)),
    prices: pricesOf(deps, key, of),
  }));
}

function sum(rows: readonly BillDayRow[], of: (row: BillDayRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** Whether another model answered than was asked for. */
export function isServedByOther(row: Pick<BillDayRow, "requestedModel" | "servedModel">): boolean {
  return row.servedModel !== null && !isServedAs(row.requestedModel, row.servedModel);
}

/** The catalogue may have been replaced since an attempt was priced; the cost has not. */
function pricesOf(
  { priceOf, catalog }: Pick<QueryDeps, "priceOf" | "catalog">,
  { provider, day }: BillKey,
  rows: readonly BillDayRow[],
) {
  const ids = [...new Set(rows.flatMap(({ priceCardId }) => priceCardId ?? []))];
  return ids.map((id) => {
    const names = rows.filter(({ priceCardId }) => priceCardId === id).map(({ model }) => model);
    const card = names.map((model) => priceOf({ provider, model }, new Date(day))).find((each) => each?.id === id);
    return { id, source: card?.source ?? "a catalogue before this one", asOf: card?.asOf ?? catalog.asOf };
  });
}
