import { queryOptions } from "@tanstack/react-query";
import type { ModuleView } from "#lib/domain/api/build.ts";
import { api } from "../api.ts";

export const moduleQuery = (projectId: string, moduleId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "module", moduleId],
    queryFn: ({ signal }) =>
      api.get<ModuleView>(`/api/projects/${projectId}/modules/${encodeURIComponent(moduleId)}`, { signal }),
  });
