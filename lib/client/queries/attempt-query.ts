import { queryOptions } from "@tanstack/react-query";
import type { AttemptView } from "#lib/domain/api/build.ts";
import { api } from "../api.ts";

/** One attempt with packet and reply. */
export const attemptQuery = (projectId: string, attemptId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "attempt", attemptId],
    queryFn: ({ signal }) => api.get<AttemptView>(`/api/projects/${projectId}/attempts/${attemptId}`, { signal }),
  });
