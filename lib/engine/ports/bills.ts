import type { Bill, BillingProvider } from "../../domain/spend/bill/bill.ts";

export interface BillKey {
  readonly provider: BillingProvider;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}

/** The providers' own bills, one a provider and day. */
export interface Bills {
  get(key: BillKey): Promise<Bill | undefined>;
  /**
   * Puts the bill in the place of the one of revision `seen`; 0 stands for none. If it is another one by now, that is an
   * answer, and nothing is written.
   */
  put(bill: Bill, seen: number): Promise<"changed" | "stale">;
  /** Answers whether there was one. */
  remove(key: BillKey): Promise<boolean>;
}
