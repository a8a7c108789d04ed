import { queryOptions } from "@tanstack/react-query";
import type { ProviderView } from "#lib/domain/api/settings.ts";
import { api } from "../api.ts";

export const providersQuery = () =>
  queryOptions({
    queryKey: ["providers"],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: readonly ProviderView[] }>("/api/providers", { signal })).items,
  });
