import { queryOptions } from "@tanstack/react-query";
import type { FileView } from "#lib/domain/api/event.ts";
import { api } from "../api.ts";
import { ApiError } from "../api-error.ts";

/** One file of a commit, which never changes; null where the commit has no such file. */
export const fileQuery = (projectId: string, commit: string, path: string) =>
  queryOptions({
    queryKey: ["project", projectId, "file", commit, path],
    queryFn: async ({ signal }) => {
      const route = path.split("/").map(encodeURIComponent).join("/");
      try {
        return await api.get<FileView>(`/api/projects/${projectId}/files/${route}?at=${commit}`, { signal });
      } catch (cause) {
        if (cause instanceof ApiError && cause.problem.type === "file-unknown") return null;
        throw cause;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
