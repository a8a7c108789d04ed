import { queryOptions } from "@tanstack/react-query";
import type { ModelView } from "#lib/domain/api/settings.ts";
import { api } from "../api.ts";

export const modelsQuery = () =>
  queryOptions({
    queryKey: ["models"],
    queryFn: async ({ signal }) => (await api.get<{ items: readonly ModelView[] }>("/api/models", { signal })).items,
    staleTime: 60_000,
  });
