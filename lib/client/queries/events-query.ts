import { queryOptions } from "@tanstack/react-query";
import type { EventView } from "#lib/domain/api/event.ts";
import { api } from "../api.ts";

/** The whole log from its beginning; later events are appended as they happen. */
export const eventsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "events"],
    queryFn: async ({ signal }) => {
      const events: EventView[] = [];
      let page: { readonly items: readonly EventView[]; readonly next?: string };
      do {
        const after = events.at(-1)?.seq ?? 0;
        page = await api.get(`/api/projects/${projectId}/events?after=${after}`, { signal });
        events.push(...page.items);
      } while (page.next !== undefined && page.items.length > 0);
      return events as readonly EventView[];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
