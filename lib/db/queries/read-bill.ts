import type { BillView } from "#lib/domain/api/bill.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import type { BillKey } from "#lib/engine/ports/bills.ts";
import { billLines, rowToBill } from "../create-bills.ts";
import type { QueryDeps } from "./query-deps.ts";
import { modelsOnBillDay, readBillDay } from "./read-bill-day.ts";
import { readOddAttempts } from "./read-odd-attempts.ts";
import { readSnapshot } from "./snapshot.ts";

/** A day's bill, if one is kept, beside what the day's attempts came to. */
export function readBill(deps: Pick<QueryDeps, "db" | "priceOf" | "catalog">, key: BillKey): Promise<BillView> {
  return readSnapshot(deps.db, async (tx) => {
    const row = await tx.bill.findUnique({
      where: { provider_day: { provider: key.provider, day: new Date(key.day) } },
      include: billLines,
    });
    const bill = row === null ? undefined : rowToBill(row);
    const rows = await readBillDay(tx, key);
    return {
      ...key,
      bill: bill
        ? {
            revision: bill.revision,
            lines: bill.lines.map(({ model, amountPicoUsd, tokens }) => ({
              model,
              usd: usdOfPico(amountPicoUsd),
              tokens,
            })),
            note: bill.note,
            createdAt: bill.createdAt.toISOString(),
            changedAt: bill.changedAt.toISOString(),
          }
        : null,
      ours: modelsOnBillDay(deps, key, rows),
      ...(await readOddAttempts(tx, key, rows)),
    };
  });
}
