import { queryOptions } from "@tanstack/react-query";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import { getAll } from "../get-all.ts";

interface Of {
  readonly build?: string;
  readonly module?: string;
}

/** The attempts of a project, newest first; of one build or module where it is named. */
export const attemptsQuery = (projectId: string, of: Of = {}) => {
  const named = new URLSearchParams({ ...of }).toString();
  return queryOptions({
    queryKey: ["project", projectId, "attempts", named],
    queryFn: ({ signal }) =>
      getAll<AttemptSummary>(`/api/projects/${projectId}/attempts${named ? `?${named}` : ""}`, signal),
  });
};
