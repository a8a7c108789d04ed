import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { type Bill, billSchema } from "#lib/domain/spend/bill/bill.ts";
import type { BillKey, Bills } from "#lib/engine/ports/bills.ts";
import { storableText } from "./storable.ts";

/** Bills in PostgreSQL. */
export function createBills(db: PrismaClient): Bills {
  return {
    async get(key) {
      const row = await db.bill.findUnique({ where: { provider_day: keyOf(key) }, include: billLines });
      return row === null ? undefined : rowToBill(row);
    },
    put: ({ provider, day, lines, note, ...bill }, seen) =>
      db.$transaction(async (tx) => {
        const key = keyOf({ provider, day });
        const row = { ...bill, note: storableText(note) };
        const { count } =
          seen === 0
            ? await tx.bill.createMany({ data: [{ ...key, ...row }], skipDuplicates: true })
            : await tx.bill.updateMany({ where: { ...key, revision: seen }, data: row });
        if (count === 0) return "stale";
        await tx.billLine.deleteMany({ where: key });
        await tx.billLine.createMany({
          data: lines.map(({ model, amountPicoUsd, tokens }, position) => ({
            ...{ ...key, position, model: storableText(model), amountPicoUsd },
            tokens: tokens === null ? null : BigInt(tokens),
          })),
        });
        return "changed";
      }),
    async remove(key) {
      const { count } = await db.bill.deleteMany({ where: keyOf(key) });
      return count > 0;
    },
  };
}

/** A bill's lines come in the order in which they were given. */
export const billLines = { lines: { orderBy: { position: "asc" } } } as const satisfies Prisma.BillInclude;

export function rowToBill(row: Prisma.BillGetPayload<{ include: typeof billLines }>): Bill {
  return billSchema.parse({
    ...row,
    day: dayOf(row.day),
    lines: row.lines.map(({ model, amountPicoUsd, tokens }) => ({
      ...{ model, amountPicoUsd },
      tokens: tokens === null ? null : Number(tokens),
    })),
  });
}

function keyOf({ provider, day }: BillKey) {
  return { provider, day: new Date(day) };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
