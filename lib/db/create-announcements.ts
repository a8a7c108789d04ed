import { z } from "zod";
import type { Announcements } from "#lib/engine/ports/live.ts";
import { eventChannel } from "./append-events.ts";
import type { Listener } from "./open-listener.ts";
import { Subscribers } from "./subscribers.ts";

const announcementSchema = z.object({ p: z.string(), s: z.int() });

/** Tells who follows a project that its log has grown. Subscribe first, then read: so nothing falls in between. */
export function createAnnouncements(listener: Listener): Announcements {
  const subscribers = new Subscribers<number>();
  listener.on(eventChannel, (payload) => {
    const { p: projectId, s: lastSeq } = announcementSchema.parse(JSON.parse(payload));
    subscribers.tell(projectId, lastSeq);
  });
  return { onEvents: (projectId, hear) => subscribers.add(projectId, hear) };
}
