import { queryOptions } from "@tanstack/react-query";
import type { AllSpendView } from "#lib/domain/api/spend.ts";
import { api } from "../api.ts";

export const allSpendQuery = () =>
  queryOptions({
    queryKey: ["spend"],
    queryFn: ({ signal }) => api.get<AllSpendView>("/api/spend", { signal }),
  });
