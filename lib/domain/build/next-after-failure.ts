import type { FailureKind } from "./failure.ts";

/** Where else the work could go now. */
export interface Elsewhere {
  /** The same model by another provider. */
  readonly otherProvider: boolean;
  /** Another model of the role. */
  readonly nextModel: boolean;
  /** The architect's model, for what the builder's models could not do. */
  readonly stronger: boolean;
}

export interface FailureHistory {
  readonly kind: FailureKind;
  /** What the provider asked for, or the time until its quota resets. Milliseconds. */
  readonly retryAfterMs?: number;
  /** Attempts of this model at this task so far, this one included, interrupted ones apart. */
  readonly triesOfModel: number;
  /** Attempts of all models at this task so far, interrupted ones apart. */
  readonly triesOfTask: number;
  /** Attempts at this task that ended because the server did. */
  readonly interruptions: number;
  /** The chain of attempts has lasted longer than it may. */
  readonly isPastDeadline: boolean;
  readonly ready: Elsewhere;
}

export type NextStep =
  /** The same model again: not before `afterMs`, and up to `spreadMs` later, by chance. */
  | { readonly do: "retry"; readonly afterMs: number; readonly spreadMs: number }
  | { readonly do: "other-provider" }
  | { readonly do: "next-model" }
  | { readonly do: "escalate" }
  /** The same model, once its quota has reset. */
  | { readonly do: "wait"; readonly afterMs: number; readonly spreadMs: number }
  | { readonly do: "ask-person"; readonly because: AskBecause }
  /** There is an answer: who asked takes what holds of it, asks for the rest, or sends it back with the reason. */
  | { readonly do: "take-answer" };

/** Why only a person can help: nobody is left to ask, or a bound of the chain is reached. */
export type AskBecause = "nobody-left" | "tries" | "deadline" | "crash-loop";

export const modelTries = 3;
export const taskTries = 12;
/** The server may end this often under one task: the attempt itself may be what ends it, and each one is paid. */
export const mostInterruptions = 10;
/** Longer than this nobody waits for a retry: another model is asked, or the wait is one for a quota. */
export const longestRetryMs = 120_000;
/** A daily quota resets within this; what takes longer is put before a person. */
export const longestQuotaMs = 24 * 3_600_000;
const baseMs = 2_000;

type Rung = "retry" | "again" | "other-provider" | "next-model" | "escalate" | "wait";
type Ladder = readonly Rung[] | "take-answer";

/** The service, not the model: the same again, then the work goes elsewhere. */
const transient: Ladder = ["retry", "other-provider", "next-model", "escalate", "wait"];
/** Waiting costs nothing and a stronger model does, so it comes first. */
const limit: Ladder = ["retry", "other-provider", "next-model", "wait", "escalate"];
const quota: Ladder = ["other-provider", "next-model", "wait", "escalate"];
/** Asked again it would say the same; by another provider as well. */
const refusal: Ladder = ["next-model", "escalate"];
const unfit: Ladder = ["other-provider", "next-model", "escalate"];
/** A person has to mend the account; until then whoever else is of the role does the work. */
const account: Ladder = ["other-provider", "next-model"];

/** One row a kind: the whole policy can be read here. The first rung that holds is taken; behind the last is a person. */
export const ladders = {
  connect: transient,
  "first-token-timeout": transient,
  "idle-timeout": transient,
  "total-timeout": transient,
  cut: transient,
  empty: transient,
  "thought-only": transient,
  malformed: transient,
  overloaded: transient,
  "server-error": transient,
  "in-stream-error": transient,
  unexpected: transient,
  "rate-limited": limit,
  quota,
  refused: refusal,
  "context-too-long": refusal,
  blocked: unfit,
  "model-unknown": unfit,
  "bad-request": unfit,
  auth: account,
  billing: account,
  // The process died, or a person ended it; it was not the model. Nothing to wait for.
  interrupted: ["again"],
  cancelled: ["again"],
  "no-reply": [],
  truncated: "take-answer",
  "wrong-format": "take-answer",
  "model-mismatch": "take-answer",
} satisfies Record<FailureKind, Ladder>;

/** What follows a failed attempt. Total over all kinds. */
export function nextAfterFailure(history: FailureHistory): NextStep {
  const ladder: Ladder = ladders[history.kind];
  if (typeof ladder === "string") return { do: ladder };
  if (history.interruptions >= mostInterruptions) return { do: "ask-person", because: "crash-loop" };
  if (history.isPastDeadline) return { do: "ask-person", because: "deadline" };
  if (history.triesOfTask >= taskTries) return { do: "ask-person", because: "tries" };
  for (const rung of ladder) {
    const step = rungs[rung](history);
    if (step) return step;
  }
  return { do: "ask-person", because: "nobody-left" };
}

/** What each rung comes to, where it holds. */
const rungs = {
  again: () => ({ do: "retry", afterMs: 0, spreadMs: 0 }),
  retry: ({ triesOfModel, retryAfterMs = 0 }) =>
    triesOfModel < modelTries && retryAfterMs <= longestRetryMs
      ? { do: "retry", afterMs: retryAfterMs, spreadMs: baseMs * 2 ** (triesOfModel - 1) }
      : undefined,
  "other-provider": ({ ready }) => (ready.otherProvider ? { do: "other-provider" } : undefined),
  "next-model": ({ ready }) => (ready.nextModel ? { do: "next-model" } : undefined),
  escalate: ({ ready }) => (ready.stronger ? { do: "escalate" } : undefined),
  // A short wait was a retry already, which helped nothing; a quota says when it is worth asking again.
  wait: ({ kind, retryAfterMs = 0 }) =>
    retryAfterMs > (kind === "quota" ? 0 : longestRetryMs) && retryAfterMs <= longestQuotaMs
      ? { do: "wait", afterMs: retryAfterMs, spreadMs: baseMs }
      : undefined,
} satisfies Record<Rung, (history: FailureHistory) => NextStep | undefined>;
