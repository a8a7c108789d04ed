import { expect, test } from "vitest";
import { makeAttempt, noon } from "#lib/testing/make-rows.ts";
import type { ModelRef } from "../routing/role.ts";
import type { Attempt } from "./build.ts";
import { type FailureKind, failureKinds } from "./failure.ts";
import { mostInterruptions, taskTries } from "./next-after-failure.ts";
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
    usageSource: "estimated",
    ...row,
  });
const plan = (attempts: readonly Attempt[], parts: Partial<TaskStanding> = {}) =>
  planTask({
    attempts,
    chain: 0,
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
  expect(plan(all)).toEqual({
    do: "ask-person",
    reason: "provider",
    detail:
      "gemini/two was cut off in the middle of its answer: It was cut. 2 models were asked, and nobody else is left. What this question cost is not known: 6 attempts of unknown cost.",
  });
});

test("the next model keeps its turn while it is repeated", () => {
  const attempts = [attempt(1, { failureKind: "refused" }), attempt(2, { requestedModel: "two" })];
  expect(short(plan(attempts))).toBe("3 by two after 26");
});

test("after a person's answer the models are asked anew, and numbers go on", () => {
  const attempts = [attempt(1, { failureKind: "auth" })];
  expect(plan(attempts)).toMatchObject({ do: "ask-person", reason: "provider" });
  expect(short(plan(attempts, { chain: 1 }))).toBe("2 by one");
  const again = attempt(2, { chain: 1, failureKind: "auth", startedAt: at(-9_000), endedAt: at(-9_000) });
  expect(plan([...attempts, again], { chain: 1 })).toMatchObject({ do: "ask-person" });
});

test("nobody waits for a moment that a clock set which has gone back since", () => {
  const days = 2 * 86_400;
  const ahead = attempt(1, { startedAt: at(days), endedAt: at(days + 1), retryAfterMs: 60_000 });
  expect(short(plan([ahead], { at: at(0) }))).toBe("2 by one after 0");
  // Another server's clock may be a little ahead; what it set is waited for.
  expect(short(plan([ahead], { at: at(days - 30) }))).toBe(`2 by one after ${days + 62}`);
});

test("a request in which a clock jumped, or the machine slept, counts with the hour that it may last at most", () => {
  const slept = attempt(1, { startedAt: at(0), endedAt: at(9 * 3_600) });
  expect(plan([slept], { at: at(9 * 3_600) })).toMatchObject({ do: "attempt", remainingMs: 3_600_000 });
});

test("what a person cut says nothing about the model", () => {
  expect(short(plan([attempt(1, { outcome: "cancelled", failureKind: "cancelled" })]))).toBe("2 by one");
});

test("what died with the process is repeated at once", () => {
  expect(short(plan([attempt(1, { outcome: "interrupted", failureKind: "interrupted" })]))).toBe("2 by one after 15");
});

test("an answer that is cut, unreadable or another model's is an answer still, whoever was asked since", () => {
  const flawed: readonly Partial<Attempt>[] = [
    { finish: "truncated" },
    { finish: "complete", failureKind: "wrong-format" },
    { finish: "complete", servedModel: "another" },
  ];
  for (const row of flawed) {
    const answered = attempt(2, { outcome: "finished", failureKind: null, ...row });
    expect(plan([attempt(1), answered], { chain: 1 })).toEqual({ do: "answered", attemptId: "t2" });
  }
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
    detail: "No model is configured for the builder. Nothing was sent.",
  });
});

const ref = (text: string): ModelRef => {
  const [provider, name = ""] = text.split("/") as [ModelRef["provider"], string];
  return { provider, model: name };
};
/** A builder with two providers for one model, another model, and the architect's behind them. */
const wide: TaskStanding["routing"] = {
  role: "builder",
  chains: {
    project: {},
    installation: {
      builder: ["gemini/pro", "anthropic/haiku", "openai/pro"].map(ref),
      architect: [ref("anthropic/opus")],
    },
    defaults: {},
  },
  isReady: () => true,
  escalated: false,
};

/** Lets attempts fail, by what `fail` says of each, until the plan is no attempt; answers who was asked, and the end. */
function played(fail: (number: number) => Partial<Attempt>, parts: Partial<TaskStanding> = {}) {
  const attempts: Attempt[] = [];
  for (let seconds = 0; ; ) {
    const action = plan(attempts, { routing: wide, at: at(seconds), ...parts });
    if (action.do !== "attempt") return { attempts, action };
    const { model: by } = action.route;
    const startMs = Math.max(at(seconds).getTime(), action.notBefore?.getTime() ?? 0);
    const { outcome = "failed", ...said } = fail(action.number);
    attempts.push(
      attempt(action.number, {
        ...{ provider: by.provider, requestedModel: by.model, route: action.route, outcome, failureKind: "cut" },
        ...{ startedAt: new Date(startMs), endedAt: new Date(startMs + 1_000), ...said },
      }),
    );
    seconds = (startMs + 1_000 - noon.getTime()) / 1000;
  }
}
const asked = (attempts: readonly Attempt[]) =>
  attempts.map(({ provider, requestedModel, route }) => `${provider}/${requestedModel} ${route.rule}`);
const times = (count: number, text: string) => Array.from({ length: count }, () => text);

test("the whole way of a chain: the same, another provider, the next model, the architect's, a person", () => {
  const { attempts, action } = played(() => ({ failureDetail: "Overloaded." }));
  expect(asked(attempts)).toEqual([
    ...times(3, "gemini/pro role-default"),
    ...times(3, "openai/pro other-provider"),
    ...times(3, "anthropic/haiku next-model"),
    ...times(3, "anthropic/opus escalated"),
  ]);
  expect(action).toMatchObject({ do: "ask-person", detail: expect.stringContaining("12 attempts were made") });
});

test("a model that refused is not asked by another provider, and a key that is not taken shuts its provider", () => {
  expect(asked(played(() => ({ failureKind: "refused" })).attempts)).toEqual([
    "gemini/pro role-default",
    "anthropic/haiku next-model",
    "anthropic/opus escalated",
  ]);
  const keys = played((number) => ({ failureKind: number === 1 ? "cut" : number === 2 ? "refused" : "auth" }));
  expect(asked(keys.attempts)).toEqual([...times(2, "gemini/pro role-default"), "anthropic/haiku next-model"]);
});

test("a wait for a quota is one, and does not use the chain's time up", () => {
  const quota = attempt(1, { failureKind: "quota", retryAfterMs: 7_200_000 });
  const action = plan([quota], {
    routing: { ...wide, chains: { ...wide.chains, installation: { builder: [ref("gemini/one")] } } },
  });
  expect(action).toMatchObject({
    do: "attempt",
    notBefore: new Date(at(15).getTime() + 7_201_000),
    after: { why: "quota", attemptId: "t1", says: "gemini/one has no quota left" },
  });
  const later = attempt(2, { startedAt: at(8_000), endedAt: at(8_005) });
  expect(short(plan([quota, later], { at: at(8_006) }))).toBe("3 by one after 8007");
});

test("a chain that has lasted too long is put before a person, with what it cost", () => {
  const long = (number: number) => ({
    costPicoUsd: 20_000_000_000n,
    endedAt: new Date(at(number * 4_000).getTime() + 3_000_000),
    startedAt: at(number * 4_000),
  });
  const two = [1, 2].map((number) => attempt(number, { failureKind: "total-timeout", ...long(number) }));
  // What is left of two hours after two attempts of fifty minutes and a wait that counts as two minutes.
  expect(plan(two)).toMatchObject({ do: "attempt", remainingMs: 18 * 60_000 });
  expect(plan([...two, attempt(3, { failureKind: "total-timeout", ...long(3) })])).toEqual({
    do: "ask-person",
    reason: "provider",
    detail:
      "gemini/one did not finish its answer in time: It was cut. The attempts at it have lasted as long as they may together. Spent on this question: $0.0600.",
  });
});

test("a server that ends again and again under one question stops sending it, and time without a server does not count", () => {
  const interrupted = { outcome: "interrupted", failureKind: "interrupted" } as const;
  const { attempts, action } = played(() => ({ ...interrupted, endedAt: at(90_000) }));
  expect(attempts).toHaveLength(mostInterruptions);
  expect(action).toMatchObject({ detail: expect.stringContaining("The server ended 10 times") });
  // What died with the process has used no try of the model up.
  const mixed = played((number) => (number <= 3 ? interrupted : {}));
  expect(asked(mixed.attempts).filter((by) => by.startsWith("gemini"))).toHaveLength(6);
});

test("an answer of another model than was asked for is an answer", () => {
  expect(plan([attempt(1, { failureKind: "model-mismatch" })])).toEqual({ do: "answered", attemptId: "t1" });
});

/** Numbers that look like chance and are the same each time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const outcomes: Partial<Record<FailureKind, NonNullable<Attempt["outcome"]>>> = {
  interrupted: "interrupted",
  truncated: "finished",
  "wrong-format": "finished",
  "model-mismatch": "finished",
};

test("whatever fails in whatever order, a chain ends, within its bounds and never by asking a reviewer's author", () => {
  const ends = new Set<string>();
  for (let seed = 1; seed <= 2_000; seed++) {
    const chance = chances(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
    const author = ref("gemini/pro");
    const routing = pick([
      wide,
      { ...wide, role: "architect" } as const,
      { ...wide, role: "reviewer", author } as const,
      { ...wide, escalated: true },
      { ...wide, chosen: ref("openai/grand") },
      { ...wide, isReady: ({ provider }: ModelRef) => provider !== "anthropic" },
    ]);
    // Each chain has a few kinds of its own: among all of them, one that ends it comes soon.
    const few = [pick(failureKinds), pick(failureKinds), pick(failureKinds)].filter((kind) => kind !== "cancelled");
    const kinds: readonly FailureKind[] = few.length > 0 ? few : ["cut"];
    const { attempts, action } = played(
      () => {
        const kind = pick(kinds);
        return {
          failureKind: kind,
          outcome: outcomes[kind] ?? "failed",
          retryAfterMs: pick([null, null, 500, 90_000, 40_000_000]),
        };
      },
      { routing, chance: chance() },
    );
    ends.add(action.do);
    expect(attempts.length).toBeLessThanOrEqual(taskTries + mostInterruptions);
    if (routing.role === "reviewer") expect(attempts.map(({ requestedModel }) => requestedModel)).not.toContain("pro");
    for (const [index, each] of attempts.entries()) {
      const before = attempts[index - 1];
      if (before) expect(each.startedAt.getTime()).toBeGreaterThanOrEqual(before.endedAt?.getTime() ?? 0);
    }
  }
  expect([...ends].sort()).toEqual(["answered", "ask-person"]);
});
