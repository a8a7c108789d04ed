import type { ModelRequest } from "../engine/ports/model-gateway.ts";

/** How long each phase of a request may stay silent. */
export interface Limits {
  /** Until the request is on an open connection. */
  readonly connectMs: number;
  /** From there until the first word, thoughts included. */
  readonly firstTokenMs: number;
  /** Between two words. Pings and counts are no words. */
  readonly idleMs: number;
  readonly totalMs: number;
}

const second = 1000;
const minute = 60 * second;

/** Reading a prompt takes a provider about a second for this many bytes, when it is slow. */
const promptBytesPerSecond = 6_000;
/** The slowest pace at which a model that is still alive writes. */
const slowestTokensPerSecond = 20;

/** The limits of one request: by the size of its prompt, by what may be written, and by how visibly the model thinks. */
export function limitsFor(provider: string, request: ModelRequest): Limits {
  const promptBytes = request.parts.reduce((sum, part) => sum + part.text.length, request.instructions.length);
  const silence = thinkingSilence(provider, request.model);
  const harder = request.effort === "high" ? 2 : 1;
  return {
    connectMs: 15 * second,
    firstTokenMs: (60 * second + silence) * harder + Math.ceil(promptBytes / promptBytesPerSecond) * second,
    idleMs: (90 * second + silence) * harder,
    totalMs: Math.min(60 * minute, 5 * minute + Math.ceil(request.maxOutputTokens / slowestTokensPerSecond) * second),
  };
}

/** What a model may think without a word to us. Claude's thoughts are asked for as a summary and keep the line alive. */
function thinkingSilence(provider: string, model: string): number {
  if (provider === "openai") return /^(gpt-[5-9]|o\d)|think|reason|r1/i.test(model) ? 4 * minute : 30 * second;
  if (provider === "gemini") return /pro|argon|carbon/i.test(model) ? 2 * minute : 30 * second;
  return 0;
}
