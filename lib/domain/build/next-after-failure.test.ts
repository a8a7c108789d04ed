import { expect, test } from "vitest";
import { type FailureKind, failureKinds } from "./failure.ts";
import { type FailureHistory, nextAfterFailure } from "./next-after-failure.ts";

const after = (kind: FailureKind, history: Partial<FailureHistory> = {}): string => {
  const next = nextAfterFailure({ kind, triesOfModel: 1, triesOfTask: 1, hasNextModel: true, ...history });
  return next.do === "retry" ? `retry in ${next.inMs}${next.jitter ? " at most" : ""}` : next.do;
};

/** Kind: after the first failure; after the third of a model; the same where there is no other model. */
const matrix: Record<FailureKind, readonly [string, string, string]> = {
  connect: ["retry in 2000 at most", "next-model", "ask-person"],
  "first-token-timeout": ["retry in 2000 at most", "next-model", "ask-person"],
  "idle-timeout": ["retry in 2000 at most", "next-model", "ask-person"],
  "total-timeout": ["retry in 2000 at most", "next-model", "ask-person"],
  cut: ["retry in 2000 at most", "next-model", "ask-person"],
  empty: ["retry in 2000 at most", "next-model", "ask-person"],
  "thought-only": ["retry in 2000 at most", "next-model", "ask-person"],
  malformed: ["retry in 2000 at most", "next-model", "ask-person"],
  overloaded: ["retry in 2000 at most", "next-model", "ask-person"],
  "server-error": ["retry in 2000 at most", "next-model", "ask-person"],
  "in-stream-error": ["retry in 2000 at most", "next-model", "ask-person"],
  "model-mismatch": ["retry in 2000 at most", "next-model", "ask-person"],
  unexpected: ["retry in 2000 at most", "next-model", "ask-person"],
  "rate-limited": ["retry in 2000 at most", "next-model", "ask-person"],
  quota: ["retry in 2000 at most", "next-model", "ask-person"],
  interrupted: ["retry in 0", "retry in 0", "retry in 0"],
  refused: ["next-model", "next-model", "ask-person"],
  blocked: ["next-model", "next-model", "ask-person"],
  "model-unknown": ["next-model", "next-model", "ask-person"],
  "context-too-long": ["next-model", "next-model", "ask-person"],
  "bad-request": ["next-model", "next-model", "ask-person"],
  "no-reply": ["ask-person", "ask-person", "ask-person"],
  auth: ["ask-person", "ask-person", "ask-person"],
  billing: ["ask-person", "ask-person", "ask-person"],
  truncated: ["give-back", "give-back", "give-back"],
  "wrong-format": ["give-back", "give-back", "give-back"],
  cancelled: ["stop", "stop", "stop"],
};

test.each(failureKinds)("%s", (kind) => {
  const third = { triesOfModel: 3, triesOfTask: 3 };
  expect([after(kind), after(kind, third), after(kind, { ...third, hasNextModel: false })]).toEqual(matrix[kind]);
});

test("waits double, and a task ends with a question however many models there are", () => {
  expect(after("cut", { triesOfModel: 2, triesOfTask: 2 })).toBe("retry in 4000 at most");
  expect(after("cut", { triesOfModel: 2, triesOfTask: 7 })).toBe("retry in 4000 at most");
  expect(after("cut", { triesOfModel: 2, triesOfTask: 8 })).toBe("ask-person");
});

test.each(["rate-limited", "quota"] as const)(
  "%s: what the provider asks for is waited for, up to two minutes",
  (kind) => {
    expect(after(kind, { retryAfterMs: 120_000 })).toBe("retry in 120000");
    expect(after(kind, { retryAfterMs: 120_001 })).toBe("next-model");
    expect(after(kind, { retryAfterMs: 120_001, hasNextModel: false })).toBe("ask-person");
  },
);
