import { queryOptions } from "@tanstack/react-query";
import type { BlueprintView } from "#lib/domain/api/blueprint.ts";
import { api } from "../api.ts";

/** One saved version with its text, which never changes; whether it is approved does. */
export const versionQuery = (projectId: string, version: number) =>
  queryOptions({
    queryKey: ["project", projectId, "versions", version],
    queryFn: ({ signal }) =>
      api.get<BlueprintView>(`/api/projects/${projectId}/blueprint/versions/${version}`, { signal }),
    staleTime: 300_000,
  });
