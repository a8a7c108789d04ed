import type { EventView } from "#lib/domain/api/event.ts";
import type { ProjectEvent } from "#lib/domain/timeline/event.ts";

export function eventView(event: ProjectEvent): EventView {
  return { ...event, at: event.at.toISOString() };
}
