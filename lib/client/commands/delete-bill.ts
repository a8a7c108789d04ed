import type { BillingProvider } from "#lib/domain/spend/bill/bill.ts";
import { api } from "../api.ts";

export function deleteBill(provider: BillingProvider, day: string): Promise<undefined> {
  return api.delete(`/api/bills/${provider}/${day}`);
}
