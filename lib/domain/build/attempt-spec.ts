import { z } from "zod";
import { routeSchema } from "../routing/role.ts";

/** One attempt to be made. It holds ids and hashes, never texts. */
export const attemptSpecSchema = z.object({
  taskId: z.string(),
  number: z.int().positive(),
  projectId: z.string(),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  designId: z.string().nullable(),
  route: routeSchema,
  prompt: z.object({ id: z.string(), version: z.int(), sha: z.string() }),
  packetSha: z.string(),
  packetBytes: z.int(),
  maxOutputTokens: z.int(),
  scripted: z.boolean(),
  /** What became of the attempt before it, as a sentence without its stop; null for the first. */
  after: z.string().nullable(),
  /** What is left of the time for all attempts at the task. */
  remainingMs: z.int().positive(),
});
export type AttemptSpec = z.infer<typeof attemptSpecSchema>;
