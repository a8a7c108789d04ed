import type { Route } from "../routing/role.ts";

/** One attempt to be made. It holds ids and hashes, never texts. */
export interface AttemptSpec {
  readonly taskId: string;
  /** From 1. */
  readonly number: number;
  /** See `Attempt.chain`. */
  readonly chain: number;
  readonly projectId: string;
  readonly buildId: string | null;
  readonly moduleId: string | null;
  readonly roundId: string | null;
  readonly designId: string | null;
  readonly route: Route;
  readonly prompt: { readonly id: string; readonly version: number; readonly sha: string };
  readonly packetSha: string;
  readonly packetBytes: number;
  readonly maxOutputTokens: number;
  readonly scripted: boolean;
  /** What became of the attempt before it, as a sentence without its stop; null for the first. */
  readonly after: string | null;
  /** What is left of the time for all attempts at the task, above zero. */
  readonly remainingMs: number;
}
