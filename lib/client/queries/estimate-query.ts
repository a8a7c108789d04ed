import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { EstimateRequest, EstimateView } from "#lib/domain/api/project.ts";
import { api } from "../api.ts";

/** What a project that does not exist yet would cost. The old range stays while the new one is on its way. */
export const newEstimateQuery = (request: EstimateRequest) =>
  queryOptions({
    queryKey: ["estimate", request],
    queryFn: () => api.post<EstimateView>("/api/estimate", request),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** What the project will cost; with `modules`, what building so many of them will. */
export const projectEstimateQuery = (projectId: string, modules?: number) =>
  queryOptions({
    queryKey: ["project", projectId, "estimate", modules ?? "all"],
    queryFn: ({ signal }) =>
      api.get<EstimateView>(`/api/projects/${projectId}/estimate${modules ? `?modules=${modules}` : ""}`, { signal }),
  });
