import { expect, test } from "vitest";
import { type FailureKind, failureKinds } from "./failure.ts";
import { type Elsewhere, type FailureHistory, mostInterruptions, nextAfterFailure } from "./next-after-failure.ts";

const nowhere: Elsewhere = { otherProvider: false, nextModel: false, stronger: false };
const history = (kind: FailureKind, parts: Partial<FailureHistory> = {}): FailureHistory => ({
  kind,
  triesOfModel: 1,
  triesOfTask: 1,
  interruptions: 0,
  isPastDeadline: false,
  ready: nowhere,
  ...parts,
});
const after = (kind: FailureKind, parts: Partial<FailureHistory> = {}): string => {
  const next = nextAfterFailure(history(kind, parts));
  if (next.do === "retry" || next.do === "wait") return `${next.do} ${next.afterMs}+${next.spreadMs}`;
  return next.do === "ask-person" ? `ask: ${next.because}` : next.do;
};

/**
 * What follows: after the first failure; then, with the model's tries used up, where another provider has the model,
 * where another model of the role is ready, where only the architect's is, and where nobody is.
 */
type Row = readonly [first: string, provider: string, next: string, stronger: string, nobody: string];
const nobody = "ask: nobody-left";
const same = (answer: string): Row => [answer, answer, answer, answer, answer];
const transient: Row = ["retry 0+2000", "other-provider", "next-model", "escalate", nobody];
const matrix: Record<FailureKind, Row> = {
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
  "rate-limited": transient,
  quota: [nobody, "other-provider", "next-model", "escalate", nobody],
  refused: [nobody, "next-model", "next-model", "escalate", nobody],
  "context-too-long": [nobody, "next-model", "next-model", "escalate", nobody],
  blocked: [nobody, "other-provider", "next-model", "escalate", nobody],
  "model-unknown": [nobody, "other-provider", "next-model", "escalate", nobody],
  "bad-request": [nobody, "other-provider", "next-model", "escalate", nobody],
  auth: [nobody, "other-provider", "next-model", nobody, nobody],
  billing: [nobody, "other-provider", "next-model", nobody, nobody],
  "no-reply": same(nobody),
  interrupted: same("retry 0+0"),
  cancelled: same("retry 0+0"),
  truncated: same("take-answer"),
  "wrong-format": same("take-answer"),
  "model-mismatch": same("take-answer"),
};

test.each(failureKinds)("%s", (kind) => {
  const usedUp = { triesOfModel: 3, triesOfTask: 3 };
  expect([
    after(kind),
    after(kind, { ...usedUp, ready: { otherProvider: true, nextModel: true, stronger: true } }),
    after(kind, { ...usedUp, ready: { otherProvider: false, nextModel: true, stronger: true } }),
    after(kind, { ...usedUp, ready: { otherProvider: false, nextModel: false, stronger: true } }),
    after(kind, { ...usedUp, ready: nowhere }),
  ]).toEqual(matrix[kind]);
});

/** The same with what the provider asks for: a pace to keep, a quota that resets, and one that takes longer than a day. */
const asked: Partial<Record<FailureKind, readonly [pace: string, used: string, reset: string, month: string]>> = {
  overloaded: ["retry 7000+2000", nobody, "wait 3600000+2000", nobody],
  "rate-limited": ["retry 7000+2000", nobody, "wait 3600000+2000", nobody],
  quota: ["wait 7000+2000", "wait 7000+2000", "wait 3600000+2000", nobody],
  refused: [nobody, nobody, nobody, nobody],
  auth: [nobody, nobody, nobody, nobody],
};
test.each(Object.entries(asked))("%s, with a time to come back", (kind, row) => {
  expect([
    after(kind as FailureKind, { retryAfterMs: 7_000 }),
    after(kind as FailureKind, { retryAfterMs: 7_000, triesOfModel: 3, triesOfTask: 3 }),
    after(kind as FailureKind, { retryAfterMs: 3_600_000 }),
    after(kind as FailureKind, { retryAfterMs: 30 * 24 * 3_600_000 }),
  ]).toEqual(row);
});

test("a quota is waited for rather than paid for, and another model of the role is asked before", () => {
  const stronger = { ...nowhere, stronger: true };
  expect(after("quota", { retryAfterMs: 3_600_000, ready: stronger })).toBe("wait 3600000+2000");
  expect(after("overloaded", { retryAfterMs: 3_600_000, ready: stronger })).toBe("escalate");
  expect(after("quota", { retryAfterMs: 3_600_000, ready: { ...stronger, nextModel: true } })).toBe("next-model");
  expect(after("rate-limited", { retryAfterMs: 120_000 })).toBe("retry 120000+2000");
  expect(after("rate-limited", { retryAfterMs: 120_001, ready: { ...nowhere, nextModel: true } })).toBe("next-model");
});

test("waits double by the tries of the model", () => {
  expect(after("cut", { triesOfModel: 2, triesOfTask: 7 })).toBe("retry 0+4000");
});

test("each bound of a chain asks a person, whatever else is ready", () => {
  const ready = { otherProvider: true, nextModel: true, stronger: true };
  expect(after("cut", { ready, triesOfTask: 12 })).toBe("ask: tries");
  expect(after("cut", { ready, isPastDeadline: true })).toBe("ask: deadline");
  expect(after("interrupted", { ready, isPastDeadline: true })).toBe("ask: deadline");
  expect(after("interrupted", { ready, interruptions: mostInterruptions - 1 })).toBe("retry 0+0");
  expect(after("interrupted", { ready, interruptions: mostInterruptions })).toBe("ask: crash-loop");
});

test("the whole matrix has an answer, and every answer is reached", () => {
  const reached = new Set<string>();
  const both = [false, true];
  let cells = 0;
  for (const kind of failureKinds) {
    const isNobodysFault = kind === "interrupted" || kind === "cancelled";
    for (const triesOfModel of [1, 2, 3])
      for (const triesOfTask of [3, 12])
        for (const interruptions of [0, 9, 10])
          for (const isPastDeadline of both)
            for (const retryAfterMs of [undefined, 1_000, 3_600_000, 1e10])
              for (const otherProvider of both)
                for (const nextModel of both)
                  for (const stronger of both) {
                    const ready = { otherProvider, nextModel, stronger };
                    const next = nextAfterFailure({
                      ...{ kind, triesOfModel, triesOfTask, interruptions, isPastDeadline, ready },
                      ...(retryAfterMs !== undefined && { retryAfterMs }),
                    });
                    cells++;
                    reached.add(next.do === "ask-person" ? `ask ${next.because}` : next.do);
                    // Nobody is sent where nobody is.
                    if (next.do === "other-provider") expect(otherProvider).toBe(true);
                    if (next.do === "next-model") expect(nextModel).toBe(true);
                    if (next.do === "escalate") expect(stronger).toBe(true);
                    if (next.do === "retry" || next.do === "wait") {
                      expect(next.afterMs).toBeGreaterThanOrEqual(isNobodysFault ? 0 : (retryAfterMs ?? 0));
                      expect(next.afterMs + next.spreadMs).toBeLessThanOrEqual(24 * 3_600_000);
                    }
                  }
  }
  expect(cells).toBe(failureKinds.length * 3 * 2 * 3 * 2 * 4 * 8);
  expect([...reached].sort()).toEqual([
    "ask crash-loop",
    "ask deadline",
    "ask nobody-left",
    "ask tries",
    "escalate",
    "next-model",
    "other-provider",
    "retry",
    "take-answer",
    "wait",
  ]);
});
