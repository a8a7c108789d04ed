import { queryOptions } from "@tanstack/react-query";
import type { BuildView } from "#lib/domain/api/build.ts";
import { getAll } from "../get-all.ts";

/** Builds with their modules, newest first. */
export const buildsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "builds"],
    queryFn: ({ signal }) => getAll<BuildView>(`/api/projects/${projectId}/builds`, signal),
  });
