import type { EventView } from "#lib/domain/api/event.ts";
import type { EventType } from "#lib/domain/timeline/event.ts";

/** Steps on the way: the events that they lead to say the same. */
const quiet: readonly EventType[] = [
  "project-changed",
  "round-changed",
  "module-changed",
  "attempt-started",
  "answer-accepted",
  "merge-queued",
  "approval-step",
];

/** The last events that say something by themselves, the newest first. */
export function tellingEvents(events: readonly EventView[], most: number): readonly EventView[] {
  return events
    .filter(({ type, detail }) => {
      if (type === "check-ended") return detail.scope !== "baseline" && detail.outcome !== "green";
      return !quiet.includes(type);
    })
    .slice(-most)
    .toReversed();
}
