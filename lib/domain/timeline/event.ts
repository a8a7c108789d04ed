import { z } from "zod";

/** Past facts, noun first. A screen folds them; nothing is ever removed from this list. */
export const eventTypes = [
  "project-created",
  "project-changed",
  "project-deleted",
  "design-started",
  "design-ended",
  "blueprint-saved",
  "blueprint-approved",
  "approval-refused",
  "approval-step",
  "main-moved",
  "build-started",
  "build-paused",
  "build-resumed",
  "build-stopping",
  "build-phase-changed",
  "build-ended",
  "module-changed",
  "round-started",
  "round-changed",
  "round-ended",
  "attempt-started",
  "attempt-ended",
  "attempt-waiting",
  "work-held",
  "answer-accepted",
  "answer-refused",
  "check-ended",
  "review-ended",
  "finding-raised",
  "finding-changed",
  "merge-queued",
  "merge-ended",
  "decision-opened",
  "decision-answered",
  "preview-built",
  "budget-warned",
  "budget-reached",
] as const;
export type EventType = (typeof eventTypes)[number];

/** One numbered fact in a project's log. */
export const projectEventSchema = z.object({
  seq: z.int().positive(),
  at: z.date(),
  type: z.enum(eventTypes),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  attemptId: z.string().nullable(),
  /** Small and ready for the screen: statuses, numbers, decimal dollars, plain words. */
  detail: z.record(z.string(), z.unknown()),
});
export type ProjectEvent = z.infer<typeof projectEventSchema>;

/** A fact on its way into the log; the number and the time are given when it is committed. */
export interface NewEvent {
  readonly type: EventType;
  readonly buildId?: string | null;
  readonly moduleId?: string | null;
  readonly roundId?: string | null;
  readonly attemptId?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}
