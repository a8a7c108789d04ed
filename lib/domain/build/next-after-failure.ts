import type { FailureKind } from "./failure.ts";

export interface FailureHistory {
  readonly kind: FailureKind;
  readonly retryAfterMs?: number;
  /** Attempts of this model at this task so far, this one included. */
  readonly triesOfModel: number;
  /** Attempts of all models at this task so far. */
  readonly triesOfTask: number;
  /** Whether another model of the role is ready. */
  readonly hasNextModel: boolean;
}

export type NextStep =
  | { readonly do: "retry"; readonly inMs: number; readonly jitter: boolean }
  | { readonly do: "next-model" }
  | { readonly do: "ask-person"; readonly reason: "provider" }
  | { readonly do: "give-back" }
  | { readonly do: "stop" };

const sameModelTries = 3;
const taskTries = 8;
/** Longer than this is not waited for in silence: a person or another model is asked. */
const longestWaitMs = 120_000;

type Policy = "again" | "transient" | "limit" | "switch" | "person" | "give-back" | "stop";

/** One row a kind: the whole policy can be read here. */
const policies = {
  connect: "transient",
  "first-token-timeout": "transient",
  "idle-timeout": "transient",
  "total-timeout": "transient",
  cut: "transient",
  empty: "transient",
  "thought-only": "transient",
  malformed: "transient",
  overloaded: "transient",
  "server-error": "transient",
  "in-stream-error": "transient",
  "model-mismatch": "transient",
  interrupted: "again",
  unexpected: "transient",
  "rate-limited": "limit",
  quota: "limit",
  refused: "switch",
  blocked: "switch",
  "model-unknown": "switch",
  "context-too-long": "switch",
  "bad-request": "switch",
  "no-reply": "person",
  auth: "person",
  billing: "person",
  truncated: "give-back",
  "wrong-format": "give-back",
  cancelled: "stop",
} satisfies Record<FailureKind, Policy>;

/**
 * What follows a failed attempt. Total over all kinds; waits are full-jitter exponential (base 2 s) unless the
 * provider said how long. `give-back` means that the caller's own loop deals with it (asks for the rest, sends the
 * rule back), `stop` that a person ended it.
 */
export function nextAfterFailure(history: FailureHistory): NextStep {
  const policy: Policy = policies[history.kind];
  const elsewhere: NextStep = history.hasNextModel ? { do: "next-model" } : { do: "ask-person", reason: "provider" };
  if (policy === "stop") return { do: "stop" };
  if (policy === "give-back") return { do: "give-back" };
  if (policy === "person") return { do: "ask-person", reason: "provider" };
  if (policy === "switch") return elsewhere;
  // The process died, not the model: nothing to wait for.
  if (policy === "again") return { do: "retry", inMs: 0, jitter: false };
  if (history.triesOfTask >= taskTries) return { do: "ask-person", reason: "provider" };
  if (history.triesOfModel >= sameModelTries) return elsewhere;
  if (policy === "limit" && history.retryAfterMs !== undefined)
    return history.retryAfterMs > longestWaitMs
      ? elsewhere
      : { do: "retry", inMs: history.retryAfterMs, jitter: false };
  return { do: "retry", inMs: 2_000 * 2 ** (history.triesOfModel - 1), jitter: true };
}
