import { queryOptions } from "@tanstack/react-query";
import type { ProviderView } from "#lib/domain/api/settings.ts";
import { getAll } from "../get-all.ts";

export const providersQuery = () =>
  queryOptions({
    queryKey: ["providers"],
    queryFn: ({ signal }) => getAll<ProviderView>("/api/providers", signal),
  });
