import fc from "fast-check";
import { expect, test } from "vitest";
import { costPicoUsd } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";
import { worstCasePicoUsd } from "./worst-case.ts";

const card: PriceCard = {
  id: "c",
  provider: "p",
  model: "m",
  rates: { input: 500, output: 2_500, cacheRead: 50, cacheWrite5m: 625, cacheWrite1h: 1_000 },
  tiers: [{ abovePromptTokens: 1_000, rates: { input: 2_000, output: 9_000, cacheRead: 200 } }],
  source: "a test",
  asOf: "2026-11-20",
};

test("a reservation is a token for two bytes at the dearest input rate, and all output that is allowed", () => {
  expect(worstCasePicoUsd({ packetBytes: 2_001, maxOutputTokens: 10, card })).toBe(1_001n * 2_000n + 10n * 9_000n);
  expect(worstCasePicoUsd({ packetBytes: 1_999, maxOutputTokens: 10, card })).toBe(1_000n * 1_000n + 10n * 2_500n);
});

test("no attempt within its limits costs more than was reserved for it", () => {
  const count = fc.integer({ min: 0, max: 3_000 });
  fc.assert(
    fc.property(count, count, count, count, count, count, fc.integer({ min: 0, max: 500 }), (...drawn) => {
      const [inputUncached, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, spare] = drawn;
      const cost = costPicoUsd({ inputUncached, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning }, card) ?? 0n;
      const prompt = inputUncached + cacheRead + cacheWrite5m + cacheWrite1h;
      const held = worstCasePicoUsd({
        packetBytes: (prompt + spare) * 2,
        maxOutputTokens: output + reasoning + spare,
        card,
      });
      expect(held >= cost).toBe(true);
    }),
  );
});
