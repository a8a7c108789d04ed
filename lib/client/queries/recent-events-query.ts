import { queryOptions } from "@tanstack/react-query";
import type { EventView } from "#lib/domain/api/event.ts";
import { api } from "../api.ts";

const shown = 150;

/** The last events of the log that `seq` stands for; later ones are appended as they happen. */
export const recentEventsQuery = (projectId: string, seq: number) =>
  queryOptions({
    queryKey: ["project", projectId, "recent-events"],
    queryFn: async ({ signal }) => {
      const page = await api.get<{ items: readonly EventView[] }>(
        `/api/projects/${projectId}/events?after=${Math.max(0, seq - shown)}`,
        { signal },
      );
      return page.items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
