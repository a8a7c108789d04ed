import type { FailureKind } from "../build/failure.ts";
import { isWithin } from "../time/is-within.ts";
import type { ProviderState } from "./provider-state.ts";

type Breaker = Pick<ProviderState, "failures" | "problem" | "openUntil" | "probeAttemptId">;

/** What the end of an attempt says about its provider's service: it fails, it answers, or nothing. */
export type Sign = "fails" | "answers" | "nothing";

/** Whatever the provider itself answered is a sign of life, and be it a refusal. */
const signs = {
  connect: "fails",
  "first-token-timeout": "fails",
  "idle-timeout": "fails",
  "total-timeout": "fails",
  cut: "fails",
  overloaded: "fails",
  "server-error": "fails",
  "in-stream-error": "fails",
  empty: "answers",
  "thought-only": "answers",
  truncated: "answers",
  malformed: "answers",
  "wrong-format": "answers",
  refused: "answers",
  blocked: "answers",
  "rate-limited": "answers",
  quota: "answers",
  auth: "answers",
  billing: "answers",
  "context-too-long": "answers",
  "model-unknown": "answers",
  "model-mismatch": "answers",
  "bad-request": "answers",
  "no-reply": "nothing",
  cancelled: "nothing",
  interrupted: "nothing",
  unexpected: "nothing",
} satisfies Record<FailureKind, Sign>;

export function signOf(kind: FailureKind | null): Sign {
  return kind === null ? "answers" : signs[kind];
}

/** A breaker opens at this many failures in a row. */
export const failuresToOpen = 5;
const firstOpenMs = 30_000;
const longestOpenMs = 600_000;

export type Passage =
  | { readonly is: "free" }
  /** Goes first: its end says whether the others follow. */
  | { readonly is: "probe" }
  /** `until` is null while another one goes first: its end is waited for. */
  | { readonly is: "waits"; readonly until: Date | null };

/** Whether an attempt may go now. `probeRuns`: the attempt that goes first is still running. */
export function passBreaker(breaker: Breaker, at: Date, probeRuns: boolean): Passage {
  const { openUntil, failures } = breaker;
  if (openUntil === null) return { is: "free" };
  if (openUntil > at && isWithin(openUntil, at, openMs(failures))) return { is: "waits", until: openUntil };
  return probeRuns ? { is: "waits", until: null } : { is: "probe" };
}

export const closedBreaker: Breaker = { failures: 0, problem: null, openUntil: null, probeAttemptId: null };

/**
 * The breaker after an attempt has ended; undefined where nothing changes. One that was open counts only the attempt
 * that went first: the others were on their way before.
 */
export function breakerAfter(
  breaker: Breaker,
  ended: { readonly attemptId: string; readonly sign: Sign; readonly problem: string; readonly at: Date },
): Breaker | undefined {
  const { attemptId, sign, problem, at } = ended;
  const isProbe = breaker.probeAttemptId === attemptId;
  if (sign === "answers") return breaker.failures === 0 && breaker.openUntil === null ? undefined : closedBreaker;
  if (sign === "nothing") return isProbe ? { ...breaker, probeAttemptId: null } : undefined;
  if (breaker.openUntil !== null && !isProbe) return undefined;
  const failures = breaker.failures + 1;
  return {
    failures,
    problem,
    openUntil: failures < failuresToOpen ? null : new Date(at.getTime() + openMs(failures)),
    probeAttemptId: null,
  };
}

/** Half a minute at first, twice as long with each attempt that went first and failed, ten minutes at most. */
function openMs(failures: number): number {
  return Math.min(firstOpenMs * 2 ** (failures - failuresToOpen), longestOpenMs);
}
