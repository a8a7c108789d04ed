import { queryOptions } from "@tanstack/react-query";
import type { DiffView } from "#lib/domain/api/build.ts";
import { api } from "../api.ts";

/** Files of a module that differ between two commits. */
export const diffQuery = (projectId: string, from: string, to: string, moduleId?: string) =>
  queryOptions({
    queryKey: ["project", projectId, "diff", from, to, moduleId],
    queryFn: ({ signal }) => {
      const module = moduleId === undefined ? "" : `&module=${encodeURIComponent(moduleId)}`;
      return api.get<DiffView>(`/api/projects/${projectId}/diff?from=${from}&to=${to}${module}`, { signal });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
