import { queryOptions } from "@tanstack/react-query";
import type { BlueprintView } from "#lib/domain/api/blueprint.ts";
import { api } from "../api.ts";

export const blueprintQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "blueprint"],
    queryFn: ({ signal }) => api.get<BlueprintView>(`/api/projects/${projectId}/blueprint`, { signal }),
  });
