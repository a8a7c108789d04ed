import { queryOptions } from "@tanstack/react-query";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import { getAll } from "../get-all.ts";

export const attemptsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "attempts"],
    queryFn: ({ signal }) => getAll<AttemptSummary>(`/api/projects/${projectId}/attempts`, signal),
  });
