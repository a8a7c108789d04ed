import type { PrismaClient } from "#generated/prisma/client.ts";
import type { EventView } from "#lib/domain/api/event.ts";
import { createEventLog } from "../event-log.ts";
import { eventView } from "./event-view.ts";
import type { Page } from "./page.ts";

/** Facts after a number, in order; `next` is the number to go on after. Undefined when there is no such project. */
export async function listEvents(
  db: PrismaClient,
  projectId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Page<EventView> | undefined> {
  const log = createEventLog(db);
  // The log of a deleted project is still read: its last fact is the deletion.
  if ((await log.lastSeq(projectId)) === undefined) return undefined;
  const events = await log.readEvents(projectId, after, limit + 1);
  const items = events.slice(0, limit).map(eventView);
  const last = items.at(-1);
  return { items, ...(events.length > limit && last !== undefined && { next: String(last.seq) }) };
}
