import type { Usage } from "../../domain/spend/usage.ts";
import type { WireFormatId } from "./wire-request.ts";

/** What a provider knows of one request: what it billed, and how much of that it told. */
export interface LedgerEntry {
  /** From 1, in the order in which requests came. */
  readonly number: number;
  readonly format: WireFormatId;
  readonly model: string;
  readonly servedModel: string;
  /** Null for a good answer. */
  readonly fault: string | null;
  /** Null until headers were written. */
  status: number | null;
  /** `left`: the client closed the connection before the answer was over. */
  state: "open" | "over" | "left";
  /** Nothing is billed for an answer with an error's status. */
  billed: Usage;
  /** What a client can know that read all that was written. */
  told: Usage;
}
