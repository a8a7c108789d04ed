import { queryOptions } from "@tanstack/react-query";
import type { BillView } from "#lib/domain/api/bill.ts";
import type { BillingProvider } from "#lib/domain/spend/bill/bill.ts";
import { api } from "../api.ts";

export const billQuery = (provider: BillingProvider, day: string) =>
  queryOptions({
    queryKey: ["bills", provider, day],
    queryFn: ({ signal }) => api.get<BillView>(`/api/bills/${provider}/${day}`, { signal }),
  });
