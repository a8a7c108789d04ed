import { queryOptions } from "@tanstack/react-query";
import type { ImpactView } from "#lib/domain/api/blueprint.ts";
import { api } from "../api.ts";

export const impactQuery = (projectId: string, from: number, to: number) =>
  queryOptions({
    queryKey: ["project", projectId, "impact", from, to],
    queryFn: ({ signal }) => api.get<ImpactView>(`/api/projects/${projectId}/impact?from=${from}&to=${to}`, { signal }),
  });
