import { z } from "zod";
import { eventTypes } from "../timeline/event.ts";
import { instant } from "./wire.ts";

/** A fact of the project's log, as a list item and as a server-sent event whose id is `seq`. */
export const eventViewSchema = z.object({
  seq: z.int(),
  at: instant,
  type: z.enum(eventTypes),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  attemptId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof eventViewSchema>;

/** Live text on the same stream: `event: live`, without an id, so that it never moves `Last-Event-ID`. */
export const liveViewSchema = z.object({
  attemptId: z.string(),
  kind: z.enum(["text", "reasoning"]),
  text: z.string(),
  offset: z.int(),
});
export type LiveView = z.infer<typeof liveViewSchema>;

export const fileEntrySchema = z.object({ path: z.string(), bytes: z.int(), moduleId: z.string().nullable() });
export type FileEntry = z.infer<typeof fileEntrySchema>;
/** `at` is the branch or commit that was asked for, or was chosen; `commit` null: nothing is committed yet. */
export const fileListSchema = z.object({
  items: z.array(fileEntrySchema),
  at: z.string(),
  commit: z.string().nullable(),
});
export type FileList = z.infer<typeof fileListSchema>;
export const fileViewSchema = z.object({
  path: z.string(),
  commit: z.string(),
  text: z.string().nullable(),
  bytes: z.int(),
});
export type FileView = z.infer<typeof fileViewSchema>;
