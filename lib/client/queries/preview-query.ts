import { queryOptions } from "@tanstack/react-query";
import type { PreviewView } from "#lib/domain/api/preview.ts";
import { api } from "../api.ts";

/** The preview of the newest merged commit. While it is built nothing announces how far it is, so it looks again. */
export const previewQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "files", "preview"],
    queryFn: ({ signal }) => api.get<PreviewView>(`/api/projects/${projectId}/preview`, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === "building" ? 1_000 : false),
  });
