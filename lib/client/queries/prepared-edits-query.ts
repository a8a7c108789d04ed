import { queryOptions } from "@tanstack/react-query";
import type { PreparedEdit } from "#lib/domain/api/blueprint.ts";
import { api } from "../api.ts";

/** Edits that a scripted project has replies for. */
export const preparedEditsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "prepared-edits"],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: readonly PreparedEdit[] }>(`/api/projects/${projectId}/prepared-edits`, { signal }))
        .items,
    staleTime: 300_000,
  });
