import { queryOptions } from "@tanstack/react-query";
import type { HealthView } from "#lib/domain/api/settings.ts";
import { api } from "../api.ts";

/** How the server is. Nothing announces a change of it. */
export const healthQuery = () =>
  queryOptions({
    queryKey: ["health"],
    queryFn: ({ signal }) => api.get<HealthView>("/api/health", { signal }),
    refetchInterval: 10_000,
  });
