import { queryOptions } from "@tanstack/react-query";
import type { VersionView } from "#lib/domain/api/blueprint.ts";
import { getAll } from "../get-all.ts";

export const versionsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "versions"],
    queryFn: ({ signal }) => getAll<VersionView>(`/api/projects/${projectId}/blueprint/versions`, signal),
  });
