import { expect, test } from "vitest";
import { counterfactual, type WorkDone } from "./counterfactual.ts";
import type { PriceCard } from "./price-card.ts";

const architect: PriceCard = {
  id: "c",
  provider: "anthropic",
  model: "opus",
  rates: { input: 10, output: 100, cacheRead: 1 },
  tiers: [],
  source: "a test",
  asOf: "2026-11-20",
};
const plan: WorkDone = { role: "architect", model: "opus", inputUncached: 1, output: 1, costPicoUsd: 7n };
const build: WorkDone = {
  role: "builder",
  model: "flash",
  inputUncached: 100,
  cacheRead: 100,
  output: 10,
  reasoning: 20,
  costPicoUsd: 3n,
};

test("is a range over the same work, in which the architect's own attempts cost what they cost", () => {
  expect(counterfactual([plan, build], architect)).toMatchObject({
    lowPicoUsd: 7n + 1_000n + 100n + 1_000n + 1_000n,
    highPicoUsd: 7n + 2_600n + 1_300n + 2_600n,
  });
});

test("is nothing where one model did all, and where a part is not known", () => {
  expect(counterfactual([plan], architect)).toBeUndefined();
  expect(counterfactual([], architect)).toBeUndefined();
  expect(counterfactual([plan, { role: "builder", model: "flash" }], architect)).toBeUndefined();
});
