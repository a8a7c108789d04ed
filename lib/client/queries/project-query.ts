import { queryOptions } from "@tanstack/react-query";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { api } from "../api.ts";

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "view"],
    queryFn: ({ signal }) => api.get<ProjectView>(`/api/projects/${projectId}`, { signal }),
  });
