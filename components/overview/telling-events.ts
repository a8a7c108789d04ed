import type { EventView } from "#lib/domain/api/event.ts";
import type { EventType } from "#lib/domain/timeline/event.ts";
import { isDetour } from "#lib/domain/timeline/event-words.ts";

/** Steps on the way: the events that they lead to say the same. */
const quiet: readonly EventType[] = [
  "project-changed",
  "round-changed",
  "module-changed",
  "answer-accepted",
  "merge-queued",
  "approval-step",
];

/** The last events that say something by themselves, the newest first. */
export function tellingEvents(events: readonly EventView[], most: number): readonly EventView[] {
  return events
    .filter(({ type, detail }) => {
      // A place or a pace is soon there; what another model is asked for is worth a line.
      if (type === "attempt-waiting") return detail.why !== "concurrency" && detail.why !== "pace";
      if (type === "attempt-started") return isDetour(detail.rule);
      if (type === "check-ended") return detail.scope !== "baseline" && detail.outcome !== "green";
      return !quiet.includes(type);
    })
    .slice(-most)
    .toReversed();
}
