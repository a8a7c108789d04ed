import { queryOptions } from "@tanstack/react-query";
import type { FileList } from "#lib/domain/api/event.ts";
import { api } from "../api.ts";

/** Files at a branch or commit; without one what `main` holds, or the newest build until something is merged. */
export const filesQuery = (projectId: string, at: string | null) =>
  queryOptions({
    queryKey: ["project", projectId, "files", at],
    queryFn: ({ signal }) =>
      api.get<FileList>(`/api/projects/${projectId}/files${at ? `?at=${encodeURIComponent(at)}` : ""}`, { signal }),
  });
