import { expect, test } from "vitest";
import type { ModelRef, Role } from "./role.ts";
import { routeElsewhere } from "./route-elsewhere.ts";
import type { RouteQuestion } from "./route-task.ts";

const ref = (text: string): ModelRef => {
  const [provider, model = ""] = text.split("/") as [ModelRef["provider"], string];
  return { provider, model };
};
const refs = (...texts: string[]) => texts.map(ref);
const installation = {
  architect: refs("anthropic/opus"),
  builder: refs("gemini/pro", "anthropic/haiku", "openai/pro"),
  reviewer: refs("anthropic/opus", "openai/opus"),
};

/** The three ways, nearest first: who, and by which rule. */
function ways(role: Role, spent: readonly string[], question: Partial<RouteQuestion> = {}) {
  const chains = { project: {}, installation, defaults: {} };
  const failed = ref(spent.at(-1) ?? "");
  const found = routeElsewhere(
    { role, chains, isReady: () => true, spent: spent.map(ref), escalated: false, ...question },
    failed,
    "It failed",
  );
  return [found.otherProvider, found.nextModel, found.stronger].map(
    (route) => route && `${route.model.provider}/${route.model.model} by ${route.rule}`,
  );
}

test("the same model by another provider, wherever it stands, then the next of the role, then the architect's", () => {
  expect(ways("builder", ["gemini/pro"])).toEqual([
    "openai/pro by other-provider",
    "anthropic/haiku by next-model",
    "anthropic/opus by escalated",
  ]);
  expect(ways("builder", ["gemini/pro", "openai/pro"])[0]).toBeUndefined();
  expect(ways("builder", ["gemini/pro", "openai/pro", "anthropic/haiku"])).toEqual([
    undefined,
    undefined,
    "anthropic/opus by escalated",
  ]);
  expect(ways("builder", ["gemini/pro", "openai/pro", "anthropic/haiku", "anthropic/opus"])[2]).toBeUndefined();
});

test("a provider without a key is no way", () => {
  const isReady = ({ provider }: ModelRef) => provider !== "openai";
  expect(ways("builder", ["gemini/pro"], { isReady })[0]).toBeUndefined();
});

test("one that refused is asked by nobody else", () => {
  const isBarred = ({ model }: ModelRef) => model === "pro";
  expect(ways("builder", ["gemini/pro", "anthropic/haiku"], { isBarred })).toEqual([
    undefined,
    undefined,
    "anthropic/opus by escalated",
  ]);
});

test("only what builds escalates, and what a reviewer falls back on is no author", () => {
  expect(ways("reviewer", ["anthropic/opus"], { author: ref("gemini/pro") })).toEqual([
    "openai/opus by other-provider",
    "anthropic/haiku by not-the-author",
    undefined,
  ]);
  expect(ways("architect", ["anthropic/opus"])).toEqual([undefined, undefined, undefined]);
  // The architect's model wrote it: by no provider may it judge that.
  const written = { author: ref("anthropic/opus") };
  expect(ways("reviewer", ["gemini/pro"], written)[1]).toBe("anthropic/haiku by not-the-author");
});

test("each way says what happened before", () => {
  const chains = { project: {}, installation, defaults: {} };
  const question = {
    role: "builder",
    chains,
    isReady: () => true,
    spent: refs("gemini/pro"),
    escalated: false,
  } as const;
  const found = routeElsewhere(question, ref("gemini/pro"), "gemini/pro is overloaded");
  expect([found.otherProvider?.why, found.nextModel?.why, found.stronger?.why]).toEqual([
    "gemini/pro is overloaded; this is the same model by another provider.",
    "gemini/pro is overloaded; this is the next of the role.",
    "gemini/pro is overloaded, and no other model of the builder is left: the architect's model writes it.",
  ]);
});
