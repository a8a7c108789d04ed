import { expect, test } from "vitest";
import type { PricePeriod } from "../snapshot-schema.ts";
import { compareSources, unacknowledged } from "./compare-sources.ts";

const period = (given: Partial<PricePeriod> = {}): PricePeriod => ({
  provider: "openai",
  model: "glm-9",
  rates: { input: 10, output: 20 },
  source: "s",
  asOf: "2026-11-20",
  ...given,
});

test("agreement is silent: another case of letters, a rate that one does not list, a threshold written by one token apart", () => {
  const tiers = (abovePromptTokens: number) => ({ tiers: [{ abovePromptTokens, rates: { input: 30, output: 40 } }] });
  const theirs = period({ model: "GLM-9", rates: { input: 10, output: 20, cacheRead: 1 }, ...tiers(271_999) });
  expect(compareSources([period(tiers(272_000))], [theirs])).toEqual([]);
});

test("a difference stays open until it is acknowledged as it is", () => {
  const found = compareSources([period()], [period({ rates: { input: 5, output: 20 } })]);
  expect(found).toEqual([{ id: "openai/glm-9 base input", piAi: "10", genaiPrices: "5" }]);
  const seen = { id: "openai/glm-9 base input", piAi: "10", genaiPrices: "5", take: "pi-ai", why: "…" } as const;
  expect(unacknowledged(found, [seen])).toEqual([]);
  expect(unacknowledged(found, [{ ...seen, genaiPrices: "6" }])).toEqual(found);
});

test("a tier that only one has is a difference", () => {
  const theirs = period({ tiers: [{ abovePromptTokens: 1, rates: { input: 1, output: 1 } }] });
  expect(compareSources([period()], [theirs])).toEqual([{ id: "openai/glm-9 tiers", piAi: "0", genaiPrices: "1" }]);
});
