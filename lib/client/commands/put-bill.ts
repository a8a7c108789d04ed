import type { BillView, PutBill } from "#lib/domain/api/bill.ts";
import type { BillingProvider } from "#lib/domain/spend/bill/bill.ts";
import { api } from "../api.ts";

export function putBill(provider: BillingProvider, day: string, bill: PutBill): Promise<BillView> {
  return api.put(`/api/bills/${provider}/${day}`, bill);
}
