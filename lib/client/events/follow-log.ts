import type { EventView } from "#lib/domain/api/event.ts";

/** What an event is to a reader who has seen the log up to `lastSeq`. Numbers have no gap, so a jump means missed ones. */
export function placeEvent(lastSeq: number, event: Pick<EventView, "seq">): "old" | "next" | "jump" {
  if (event.seq <= lastSeq) return "old";
  return event.seq === lastSeq + 1 ? "next" : "jump";
}

/** The log with `later` behind it, each number once, whatever overlaps. */
export function appendEvents(log: readonly EventView[], later: readonly EventView[]): readonly EventView[] {
  const last = log.at(-1)?.seq ?? 0;
  const fresh = later.filter((event) => event.seq > last);
  return fresh.length === 0 ? log : [...log, ...fresh];
}
