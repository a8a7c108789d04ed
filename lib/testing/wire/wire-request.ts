/** What the handler of a wire provider is asked, whichever protocol carried it. */
export interface WireRequest {
  readonly provider: "anthropic" | "gemini" | "openai";
  readonly model: string;
  readonly system: string;
  /** The parts of the prompt, joined. */
  readonly text: string;
  readonly schema?: unknown;
  readonly maxOutputTokens?: number;
}

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
  /** A third of the bytes of prompt and reply when not given; `null` sends none. */
  readonly usage?: WireUsage | null;
  /** Written as they come, after `text`. */
  readonly pieces?: AsyncIterable<string>;
  readonly chunkDelayMs?: number;
  readonly chunkCharacters?: number;
  /** `cut` ends the body without a finish marker, `hang` says no more. */
  readonly finish?: "complete" | "truncated" | "refused" | "cut" | "hang";
  readonly servedModel?: string;
  /** Answered instead of a reply. */
  readonly error?: WireError;
}

export interface WireError {
  readonly status: number;
  readonly message: string;
  readonly retryAfterS?: number;
}

/** One server-sent event or raw text, in the order in which it is written. */
export interface WireFrames {
  readonly before: readonly string[];
  readonly frameOf: (text: string) => string;
  readonly thoughtOf: (text: string) => string;
  readonly after: readonly string[];
}

export function usageOf(request: WireRequest, reply: WireReply): WireUsage | undefined {
  if (reply.usage === null) return undefined;
  const tokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3);
  return reply.usage ?? { input: tokens(request.system + request.text), output: tokens(reply.text) };
}

export function event(data: unknown, name?: string): string {
  return `${name ? `event: ${name}\n` : ""}data: ${JSON.stringify(data)}\n\n`;
}
