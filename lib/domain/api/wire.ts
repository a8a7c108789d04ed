import { z } from "zod";

/** ISO 8601, UTC. */
export const instant = z.iso.datetime();
/** Exact decimal dollars, e.g. "0.00418". */
export const dollars = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A page of a list; `next` is the cursor to go on with, absent at the end. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

/** How every refusal looks. `type` is stable, `message` says what happened and what to do next. */
export const problemSchema = z.object({
  error: z.looseObject({
    type: z.string(),
    message: z.string(),
    /** Whether the refused call cost money or lost anything; absent when it did neither. */
    spent: z.string().optional(),
    requestId: z.string().optional(),
  }),
});
export type Problem = z.infer<typeof problemSchema>;
