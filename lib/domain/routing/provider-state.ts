import { z } from "zod";
import { providerIds } from "./role.ts";

/** How a provider may be asked now: its pace, and its breaker. One row a provider, shared by all servers. */
export const providerStateSchema = z.object({
  id: z.enum(providerIds),
  /** The most requests begun within a minute; null: no limit of ours. */
  requestsPerMinute: z.int().positive().nullable(),
  /** Failures of the service itself, in a row. */
  failures: z.int(),
  /** What the last of them was, as a sentence. */
  problem: z.string().nullable(),
  /** Nobody asks it before this moment; behind it, one attempt goes first. Null: it is asked as usual. */
  openUntil: z.date().nullable(),
  /** The attempt that goes first. */
  probeAttemptId: z.string().nullable(),
});
export type ProviderState = z.infer<typeof providerStateSchema>;
