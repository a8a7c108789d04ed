import type { EventView } from "#lib/domain/api/event.ts";
import type { EventType } from "#lib/domain/timeline/event.ts";

/** They come while the work waits, too, as other modules ask models: only what is kept shows that it goes on. */
const beside: readonly EventType[] = [
  "project-changed",
  "attempt-started",
  "attempt-ended",
  "attempt-waiting",
  "budget-warned",
  "decision-opened",
  "decision-answered",
];

/** Why the server cannot go on with a project just now, as its log says it; undefined where something has happened since. */
export function heldWork(events: readonly EventView[]): string | undefined {
  const last = events.findLast(({ type }) => !beside.includes(type));
  if (last?.type !== "work-held") return undefined;
  return typeof last.detail.says === "string" ? last.detail.says : "The work on this project waits.";
}
