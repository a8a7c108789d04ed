import type { z } from "zod";
import type { putBillSchema } from "../../domain/api/bill.ts";
import { ok } from "../../domain/result.ts";
import { picoOfUsd } from "../../domain/spend/money.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { BillKey } from "../ports/bills.ts";
import { refuse } from "./refusals.ts";

/** Keeps what a provider says that a day cost, in the place of what was kept before. */
export async function putBill(
  deps: Pick<EngineDeps, "bills" | "clock">,
  key: BillKey,
  { revision, lines, note }: z.output<typeof putBillSchema>,
) {
  const now = deps.clock.now();
  const kept = revision === 0 ? undefined : await deps.bills.get(key);
  const bill = {
    ...key,
    lines: lines.map(({ model, usd, tokens }) => ({ model, amountPicoUsd: picoOfUsd(usd) ?? 0n, tokens })),
    note,
    revision: revision + 1,
    createdAt: kept?.createdAt ?? now,
    changedAt: now,
  };
  if ((await deps.bills.put(bill, revision)) === "stale")
    return refuse(
      "bill-changed",
      "This day's bill was changed or deleted elsewhere meanwhile. Nothing was saved. Look at it as it is now, then save again.",
    );
  return ok(bill);
}
