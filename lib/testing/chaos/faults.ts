import type { WireErrorName, WireFormatId, WireReply, WireRequest, WireStop } from "../wire/wire-request.ts";

type MakeWorse = (reply: WireReply, request: WireRequest) => WireReply;

/** Every way in which a provider may misbehave, as what it makes of a good reply. */
export const faults = {
  // Silence
  "hang-before-headers": stop("headers", "hang"),
  "hang-before-token": stop("first-word", "hang"),
  "hang-mid": stop("half", "hang"),
  "hang-after-finish": stop("finish", "hang"),
  "pings-only": stop("first-word", "pings"),
  "pings-mid": stop("half", "pings"),
  drip: stop("first-word", "drip"),
  slow: (reply) => ({ ...reply, chunkCharacters: Math.ceil(reply.text.length / 8) || 1, chunkDelayMs: 100 }),
  // Broken off
  "reset-before-headers": stop("headers", "reset"),
  reset: stop("half", "reset"),
  "early-end": stop("half", "end"),
  "half-event": stop("half", "half-event"),
  "in-stream-error": stop("half", "error-500"),
  "in-stream-overloaded": stop("half", "error-529"),
  // Refused with a status
  "rate-limited": answer("rate-limited"),
  "rate-limited-untold": answer("rate-limited-untold"),
  quota: answer("quota"),
  "error-500": answer("error-500"),
  "error-503": answer("error-503"),
  "error-529": answer("error-529"),
  "auth-401": answer("auth-401"),
  "auth-403": answer("auth-403"),
  billing: answer("billing"),
  "context-too-long": answer("context-too-long"),
  "model-unknown": answer("model-unknown"),
  // No answer
  empty: (reply) => ({ ...reply, text: "", thinking: "" }),
  "thought-only": (reply) => ({ ...reply, text: "", thinking: "Where was I? ".repeat(20) }),
  truncated: (reply) => ({ ...reply, text: reply.text.slice(0, reply.text.length / 2), finish: "truncated" }),
  malformed: stop("half", "not-json"),
  refused: (reply) => ({ ...reply, text: "", thinking: "", finish: "refused" }),
  blocked: (reply) => ({ ...reply, text: "", thinking: "", finish: "blocked" }),
  // A whole answer, and something is wrong with it
  "wrong-format": (reply) => ({ ...reply, text: "Of course! I have done all that you asked for." }),
  "wrong-model": (reply, { provider, model }) => ({ ...reply, servedModel: otherModel(provider, model) }),
  "wrong-usage": (reply) => ({ ...reply, tells: "nonsense" }),
  "no-usage": (reply) => ({ ...reply, tells: "nothing" }),
} as const satisfies Record<string, MakeWorse>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as readonly FaultName[];

const lasting: ReadonlySet<string> = new Set<FaultName>([
  ...(["quota", "auth-401", "auth-403", "billing", "context-too-long", "model-unknown"] as const),
  ...(["refused", "blocked"] as const),
]);

/** Those that pass: to try again, to wait a little or to take the answer with care is enough. */
export const passingFaults = faultNames.filter((name) => !lasting.has(name));

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name);
}

/** With prices of their own: an attempt is priced as served. */
const others: Readonly<Record<WireFormatId, readonly [string, string]>> = {
  anthropic: ["claude-haiku-5-5", "claude-sonnet-5-5"],
  gemini: ["gemini-3.5-flash-lite", "gemini-3.8-flash"],
  openai: ["gpt-5-mini", "gpt-6-sol"],
};

function otherModel(provider: WireFormatId, asked: string): string {
  const [usual, otherwise] = others[provider];
  return asked.startsWith(usual) ? otherwise : usual;
}

function stop(at: WireStop["at"], how: WireStop["with"]): MakeWorse {
  return (reply) => ({ ...reply, stop: { at, with: how } });
}

function answer(error: WireErrorName): MakeWorse {
  return (reply) => ({ ...reply, error });
}
