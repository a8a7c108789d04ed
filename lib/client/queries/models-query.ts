import { queryOptions } from "@tanstack/react-query";
import type { ModelView } from "#lib/domain/api/settings.ts";
import { getAll } from "../get-all.ts";

export const modelsQuery = () =>
  queryOptions({
    queryKey: ["models"],
    queryFn: ({ signal }) => getAll<ModelView>("/api/models", signal),
    staleTime: 60_000,
  });
