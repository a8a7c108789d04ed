import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costPicoUsd, promptTokens, ratesFor } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";
import type { Usage } from "./usage.ts";

const base = { source: "a test", asOf: "2026-11-20" };
/** Claude Opus 5.5: a cache read is a twentieth of the input, not a tenth. */
const opus: PriceCard = {
  ...base,
  id: "opus",
  provider: "anthropic",
  model: "claude-opus-5-5",
  rates: { input: 4e6, output: 20e6, cacheRead: 0.2e6, cacheWrite5m: 5e6, cacheWrite1h: 8e6 },
  tiers: [],
};
const pro: PriceCard = {
  ...base,
  id: "pro",
  provider: "gemini",
  model: "gemini-3.1-pro-preview",
  rates: { input: 2e6, output: 12e6, cacheRead: 0.2e6 },
  tiers: [{ abovePromptTokens: 200_000, rates: { input: 4e6, output: 18e6, cacheRead: 0.4e6 } }],
};
const full: Usage = {
  inputUncached: 12_000,
  cacheRead: 150_000,
  cacheWrite5m: 20_000,
  cacheWrite1h: 10_000,
  output: 3_000,
  reasoning: 5_000,
};

describe("the price of one request", () => {
  test("adds six buckets, each at its own rate, reasoning as output", () => {
    expect(costPicoUsd(full, opus)).toBe(418_000_000_000n);
  });

  test("is chosen by the whole prompt of the request, and the tier reprices all of it", () => {
    const usage = { inputUncached: 120_000, cacheRead: 180_000, output: 6_000, reasoning: 10_000 };
    expect(costPicoUsd(usage, pro)).toBe(840_000_000_000n);
    expect(promptTokens(usage)).toBe(300_000);
  });

  test("changes tier above the threshold, not at it, and by the prompt alone", () => {
    expect(ratesFor(pro, 200_000)).toBe(pro.rates);
    expect(ratesFor(pro, 200_001)).toBe(pro.tiers[0]?.rates);
    expect(costPicoUsd({ inputUncached: 10, output: 900_000 }, pro)).toBe(20_000_000n + 10_800_000_000_000n);
  });

  test("takes the highest tier that is reached, in whatever order they are listed", () => {
    const rates = (input: number) => ({ input, output: 1 });
    const tiers = [
      { abovePromptTokens: 500, rates: rates(3) },
      { abovePromptTokens: 100, rates: rates(2) },
    ];
    expect([50, 101, 501].map((prompt) => ratesFor({ ...pro, tiers }, prompt).input)).toEqual([2e6, 2, 3]);
  });

  test("is unknown where input or output was not told, and not zero", () => {
    expect(costPicoUsd({}, opus)).toBeUndefined();
    expect(costPicoUsd({ inputUncached: 5 }, opus)).toBeUndefined();
    expect(costPicoUsd({ output: 5 }, opus)).toBeUndefined();
    expect(costPicoUsd({ inputUncached: 0, output: 0 }, opus)).toBe(0n);
  });

  test("never gives a cached token away where the card has no rate for it", () => {
    const bare: PriceCard = { ...opus, rates: { input: 4e6, output: 20e6 } };
    expect(costPicoUsd({ inputUncached: 0, cacheRead: 10, cacheWrite5m: 10, output: 0 }, bare)).toBe(80_000_000n);
  });

  test("charges an hour's cache by its own rate, not by the one for five minutes", () => {
    const hour = costPicoUsd({ inputUncached: 0, cacheWrite1h: 1_000_000, output: 0 }, opus);
    expect(hour).toBe(8_000_000_000_000n);
  });

  test("is exact over a hundred thousand requests", () => {
    const odd: PriceCard = { ...opus, rates: { input: 150_000, output: 600_001 } };
    let sum = 0n;
    for (let i = 0; i < 100_000; i += 1) sum += costPicoUsd({ inputUncached: 7, output: 3 }, odd) ?? 0n;
    expect(sum).toBe(100_000n * (7n * 150_000n + 3n * 600_001n));
  });
});

const tokens = fc.integer({ min: 0, max: 5_000_000 });
const usages = fc.record({
  inputUncached: tokens,
  cacheRead: tokens,
  cacheWrite5m: tokens,
  cacheWrite1h: tokens,
  output: tokens,
  reasoning: tokens,
});

test("without tiers, the cost of two requests is the cost of their sum; no bucket counts twice", () => {
  fc.assert(
    fc.property(usages, usages, (a, b) => {
      const both = Object.fromEntries(
        Object.entries(a).map(([bucket, count]) => [bucket, count + b[bucket as keyof typeof b]]),
      );
      expect(costPicoUsd(both, opus)).toBe((costPicoUsd(a, opus) ?? 0n) + (costPicoUsd(b, opus) ?? 0n));
    }),
  );
});

test("more tokens never cost less", () => {
  fc.assert(
    fc.property(usages, tokens, (usage, more) => {
      for (const card of [opus, pro]) {
        const grown = { ...usage, inputUncached: usage.inputUncached + more };
        expect((costPicoUsd(grown, card) ?? 0n) >= (costPicoUsd(usage, card) ?? 0n)).toBe(true);
      }
    }),
  );
});
