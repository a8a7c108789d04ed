import type { PrismaClient } from "#generated/prisma/client.ts";
import type { BillSummary } from "#lib/domain/api/bill.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { sumGroups } from "#lib/domain/spend/spend-groups.ts";
import { billLines, rowToBill } from "../create-bills.ts";
import type { Page, PageRequest } from "./page.ts";
import { readBillDay } from "./read-bill-day.ts";
import { readSnapshot } from "./snapshot.ts";

/** Reconciled days, the newest first, each with what it differs by in all. */
export function listBills(db: PrismaClient, { cursor, limit }: PageRequest): Promise<Page<BillSummary>> {
  return readSnapshot(db, async (tx) => {
    const rows = await tx.bill.findMany({
      ...(cursor !== undefined && { where: after(cursor) }),
      orderBy: [{ day: "desc" }, { provider: "asc" }],
      take: limit + 1,
      include: billLines,
    });
    const items: BillSummary[] = [];
    for (const bill of rows.slice(0, limit).map(rowToBill)) {
      const { provider, day, note, changedAt } = bill;
      const ours = sumGroups(await readBillDay(tx, { provider, day }));
      const theirsPicoUsd = bill.lines.reduce((sum, { amountPicoUsd }) => sum + amountPicoUsd, 0n);
      items.push({
        ...{ provider, day, note, changedAt: changedAt.toISOString() },
        theirsUsd: usdOfPico(theirsPicoUsd),
        oursUsd: usdOfPico(ours.picoUsd),
        differenceUsd: usdOfPico(theirsPicoUsd - ours.picoUsd),
        attempts: ours.attempts,
        unknown: ours.unknown,
      });
    }
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined && { next: `${last.day}-${last.provider}` }) };
  });
}

/** A cursor that we did not give out names no row. */
function after(cursor: string) {
  const [, date = "0001-01-01", provider = ""] = /^(\d{4}-\d\d-\d\d)-([a-z]+)$/.exec(cursor) ?? [];
  const at = new Date(date);
  const day = Number.isNaN(at.getTime()) ? new Date("0001-01-01") : at;
  return { OR: [{ day: { lt: day } }, { day, provider: { gt: provider } }] };
}
