import { expect, test } from "vitest";
import { makeAttempt, noon } from "#lib/testing/make-rows.ts";
import type { Attempt } from "./build.ts";
import { planTask, type TaskStanding } from "./plan-task.ts";

const model = (name: string) => ({ provider: "gemini", model: name }) as const;
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const attempt = (number: number, row: Partial<Attempt> = {}): Attempt =>
  makeAttempt({
    id: `t${number}`,
    number,
    provider: "gemini",
    requestedModel: "one",
    status: "ended",
    outcome: "failed",
    failureKind: "cut",
    failureDetail: "It was cut.",
    retryAfterMs: null,
    startedAt: at(number * 10),
    endedAt: at(number * 10 + 5),
    ...row,
  });
const plan = (attempts: readonly Attempt[], parts: Partial<TaskStanding> = {}) =>
  planTask({
    attempts,
    since: null,
    at: at(1_000),
    chance: 0.5,
    routing: {
      role: "builder",
      chains: { project: {}, installation: {}, defaults: { builder: [model("one"), model("two")] } },
      isReady: () => true,
      escalated: false,
    },
    ...parts,
  });
const short = (action: ReturnType<typeof plan>) =>
  action.do === "attempt"
    ? `${action.number} by ${action.route.model.model}${action.notBefore ? ` after ${(action.notBefore.getTime() - noon.getTime()) / 1000}` : ""}`
    : action;

test("the first attempt is by the first of the role, at once", () => {
  expect(short(plan([]))).toBe("1 by one");
});

test("one that runs is waited for, one that finished is the answer", () => {
  expect(plan([attempt(1, { status: "running", outcome: null })])).toEqual({ do: "wait-for-attempt", attemptId: "t1" });
  expect(plan([attempt(1), attempt(2, { outcome: "finished", failureKind: null })])).toEqual({
    do: "answered",
    attemptId: "t2",
  });
});

test("a failed one is repeated after a wait from its end, then given to the next model", () => {
  expect(short(plan([attempt(1)]))).toBe("2 by one after 16");
  expect(short(plan([attempt(1), attempt(2)]))).toBe("3 by one after 27");
  expect(short(plan([attempt(1), attempt(2), attempt(3)]))).toBe("4 by two");
});

test("where no model is left a person is asked, with the last reason", () => {
  const all = [1, 2, 3]
    .map((number) => attempt(number))
    .concat([4, 5, 6].map((number) => attempt(number, { requestedModel: "two" })));
  expect(plan(all)).toEqual({ do: "ask-person", reason: "provider", detail: "cut: It was cut." });
});

test("the next model keeps its turn while it is repeated", () => {
  const attempts = [attempt(1, { failureKind: "refused" }), attempt(2, { requestedModel: "two" })];
  expect(short(plan(attempts))).toBe("3 by two after 26");
});

test("after a person's answer the models are asked anew, and numbers go on", () => {
  const attempts = [attempt(1, { failureKind: "auth" })];
  expect(plan(attempts)).toEqual({ do: "ask-person", reason: "provider", detail: "auth: It was cut." });
  expect(short(plan(attempts, { since: at(100) }))).toBe("2 by one");
});

test("what a person cut says nothing about the model", () => {
  expect(short(plan([attempt(1, { outcome: "cancelled", failureKind: "cancelled" })]))).toBe("2 by one");
});

test("what died with the process is repeated at once", () => {
  expect(short(plan([attempt(1, { outcome: "interrupted", failureKind: "interrupted" })]))).toBe("2 by one after 15");
});

test("an answer in the wrong form goes back to the caller", () => {
  expect(plan([attempt(1, { failureKind: "truncated" })])).toEqual({
    do: "given-back",
    attemptId: "t1",
    kind: "truncated",
  });
});

test("without any model a person is asked why", () => {
  const routing = {
    role: "builder",
    chains: { project: {}, installation: {}, defaults: {} },
    isReady: () => true,
    escalated: false,
  } as const;
  expect(plan([], { routing })).toEqual({
    do: "ask-person",
    reason: "provider",
    detail: "No model is configured for the builder.",
  });
});
