import type { Usage } from "../../domain/spend/usage.ts";

export type WireFormatId = "anthropic" | "gemini" | "openai";

/** What the handler of a wire provider is asked, whichever format carried it. */
export interface WireRequest {
  readonly provider: WireFormatId;
  readonly model: string;
  readonly system: string;
  /** The parts of the prompt, joined. */
  readonly text: string;
  readonly schema?: unknown;
  readonly maxOutputTokens?: number;
}

/** Tokens in disjoint counts. */
export interface WireUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  readonly thinking?: number;
}

export interface WireReply {
  readonly text: string;
  readonly thinking?: string;
  /** Written as they come, after `text`. */
  readonly pieces?: AsyncIterable<string>;
  /** What is billed; a third of the bytes of prompt, thought and reply when not given. */
  readonly usage?: WireUsage;
  /** What is said of it: the truth when not given, nothing, or counts that are none. */
  readonly tells?: "nothing" | "nonsense";
  readonly finish?: "complete" | "truncated" | "refused" | "blocked";
  readonly servedModel?: string;
  readonly chunkDelayMs?: number;
  readonly chunkCharacters?: number;
  /** Answered instead of a reply. */
  readonly error?: WireError | WireErrorName;
  /** The reply is not written to its end. */
  readonly stop?: WireStop;
  /** A name for the ledger. */
  readonly fault?: string;
}

/** Where a reply stops, and what becomes of the connection then. */
export interface WireStop {
  readonly at: "headers" | "first-word" | "half" | "finish";
  readonly with: "hang" | "pings" | "drip" | "reset" | "end" | "half-event" | "not-json" | WireErrorName;
}

export interface WireError {
  readonly status: number;
  readonly message: string;
  readonly retryAfterS?: number;
  /** The format's machine-readable word for it; by the status when not given. */
  readonly type?: string;
}

/** Errors that every kind of provider has, each in words and places of its own. */
export type WireErrorName =
  | "rate-limited"
  | "rate-limited-untold"
  | "quota"
  | "error-500"
  | "error-503"
  | "error-529"
  | "auth-401"
  | "auth-403"
  | "billing"
  | "context-too-long"
  | "model-unknown";

/** One server-sent event, and what it tells of the usage as a right reading of it has it. */
export interface WireFrame {
  readonly text: string;
  readonly tells?: Usage;
}

/** A reply in the order in which it is written. */
export interface WireFrames {
  /** Before the first word. */
  readonly before: readonly WireFrame[];
  readonly thoughtOf: (text: string) => WireFrame;
  readonly wordsOf: (text: string) => WireFrame;
  /** How it ended. */
  readonly finish: readonly WireFrame[];
  /** What may follow the finish. */
  readonly trailer: readonly WireFrame[];
}

/** One provider's way to say all this. */
export interface WireFormat {
  readonly id: WireFormatId;
  readonly errors: Readonly<Record<WireErrorName, WireError>>;
  /** A sign of life that is no word. */
  readonly ping: string;
  readonly errorBody: (error: WireError) => unknown;
  /** An error inside a reply that has begun. */
  readonly errorEvent: (error: WireError) => string;
  readonly modelList: (models: readonly string[]) => unknown;
  readonly contentType: "text/event-stream" | "application/json";
  readonly frames: (request: WireRequest, reply: WireReply) => WireFrames;
}

/** One server-sent event. */
export function event(content: unknown, name?: string): string {
  return `${name ? `event: ${name}\n` : ""}data: ${JSON.stringify(content)}\n\n`;
}

/** The counts of a body as the reply tells them. */
export function toldCounts(reply: WireReply, counts: Readonly<Record<string, number>>): Record<string, unknown> {
  if (reply.tells === "nothing") return {};
  if (reply.tells === undefined) return counts;
  return Object.fromEntries(
    Object.entries(counts).map(([name, count], place) => [name, place % 2 === 0 ? -1 - count : String(count)]),
  );
}

export const retryAfterS = 7;
/** Hours, not seconds: nothing that is waited for on an open request. */
export const quotaResetsAfterS = 2 * 60 * 60;
