import { queryOptions } from "@tanstack/react-query";
import type { SpendView } from "#lib/domain/api/spend.ts";
import { api } from "../api.ts";

export const spendQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "spend"],
    queryFn: ({ signal }) => api.get<SpendView>(`/api/projects/${projectId}/spend`, { signal }),
  });
