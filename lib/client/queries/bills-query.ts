import { queryOptions } from "@tanstack/react-query";
import type { BillSummary } from "#lib/domain/api/bill.ts";
import { getAll } from "../get-all.ts";

export const billsQuery = () =>
  queryOptions({
    queryKey: ["bills"],
    queryFn: ({ signal }) => getAll<BillSummary>("/api/bills", signal),
  });
