import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { BillKey } from "../ports/bills.ts";
import { refuse } from "./refusals.ts";

/** Forgets what a provider said that a day cost. Attempts and their costs stay as they are. */
export async function deleteBill(deps: Pick<EngineDeps, "bills">, key: BillKey) {
  return (await deps.bills.remove(key))
    ? ok(undefined)
    : refuse("bill-unknown", "There is no bill of this provider and day. It may have been deleted.");
}
