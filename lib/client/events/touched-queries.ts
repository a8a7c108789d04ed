import type { EventView } from "#lib/domain/api/event.ts";
import type { EventType } from "#lib/domain/timeline/event.ts";

/** Parts of a project that have a query of their own; see `queries/`. */
type Part =
  | "attempts"
  | "spend"
  | "blueprint"
  | "versions"
  | "builds"
  | "module"
  | "files"
  | "decisions"
  | "estimate"
  | "prepared-edits";

/** What an event makes stale, beside the project itself, which every event does. */
const touched = {
  "project-created": [],
  "project-changed": ["estimate", "spend"],
  "project-deleted": [],
  "design-started": ["blueprint", "attempts"],
  "design-ended": ["blueprint", "versions", "estimate"],
  "blueprint-saved": ["blueprint", "versions", "estimate", "prepared-edits"],
  "blueprint-approved": ["blueprint", "versions", "files"],
  "approval-refused": ["blueprint"],
  "approval-step": [],
  "main-moved": ["files"],
  "build-started": ["builds", "module", "files"],
  "build-paused": ["builds"],
  "build-resumed": ["builds"],
  "build-stopping": ["builds"],
  "build-phase-changed": ["builds"],
  "build-ended": ["builds", "module", "files"],
  "module-changed": ["builds", "module"],
  "round-started": ["builds", "module"],
  "round-changed": ["module"],
  "round-ended": ["builds", "module"],
  "attempt-started": ["attempts", "module"],
  // A draft that broke off is listed beside the document.
  "attempt-ended": ["attempts", "spend", "module", "builds", "blueprint"],
  "attempt-waiting": ["module", "builds"],
  "work-held": [],
  "answer-accepted": ["module"],
  "answer-refused": ["module"],
  "check-ended": ["module"],
  "review-ended": ["module", "builds"],
  "finding-raised": ["module", "builds"],
  "finding-changed": ["module", "builds"],
  "merge-queued": ["module"],
  "merge-ended": ["module", "builds", "files"],
  "decision-opened": ["decisions", "module"],
  "decision-answered": ["decisions", "module"],
  "preview-built": ["files"],
  "budget-warned": [],
  "budget-reached": ["module", "builds"],
} satisfies Record<EventType, readonly Part[]>;

/** Keys of the queries that an event makes stale, each to be matched as a prefix. */
export function touchedQueries(projectId: string, event: EventView): readonly (readonly string[])[] {
  const parts: readonly Part[] = touched[event.type] ?? [];
  const keys = parts.map((part) => {
    if (part === "decisions") return ["decisions"];
    if (part !== "module" || event.moduleId === null) return ["project", projectId, part];
    return ["project", projectId, part, event.moduleId];
  });
  const attempt =
    event.type === "attempt-ended" && event.attemptId ? [["project", projectId, "attempt", event.attemptId]] : [];
  return [["project", projectId, "view"], ...keys, ...attempt];
}
