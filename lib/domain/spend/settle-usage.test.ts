import { describe, expect, test } from "vitest";
import { seededRandom } from "#lib/testing/chaos/choose-fault.ts";
import { costPicoUsd } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";
import { type AttemptEnd, settleCost, settleUsage } from "./settle-usage.ts";

const end: AttemptEnd = {
  usage: {},
  hasFinish: false,
  packetBytes: 3_000,
  streamedBytes: 0,
  maxOutputTokens: 500,
  bytesPerToken: 3,
};
const card: PriceCard = {
  id: "c",
  provider: "p",
  model: "m",
  rates: { input: 2, output: 10 },
  tiers: [],
  source: "a test",
  asOf: "2026-11-20",
};
const told = { inputUncached: 900, cacheRead: 100, output: 40, reasoning: 10 };

describe("the usage that is kept of an attempt", () => {
  test("is the provider's where the answer has an end, a refusal too", () => {
    expect(settleUsage({ ...end, usage: told, hasFinish: true, streamedBytes: 600 })).toEqual({
      source: "measured",
      usage: told,
    });
    const refused = settleUsage({ ...end, usage: told, hasFinish: true, failureKind: "refused" });
    expect(refused.source).toBe("measured");
  });

  test("of a cut stream has the input that was told, and an output by what arrived; at most, all that was allowed", () => {
    const cut = settleUsage({ ...end, usage: { inputUncached: 900 }, streamedBytes: 600, failureKind: "cut" });
    expect(cut).toEqual({
      source: "estimated",
      usage: { inputUncached: 900, output: 200 },
      upper: { inputUncached: 900, output: 500 },
    });
  });

  test("takes a running total that is larger than what was seen, and does not count shown thoughts twice", () => {
    const cut = settleUsage({
      ...end,
      usage: { ...told, reasoning: 150 },
      streamedBytes: 600,
      failureKind: "idle-timeout",
    });
    expect(cut.usage).toEqual({ ...told, reasoning: 150, output: 50 });
    expect(cut.upper).toEqual({ ...told, reasoning: 150, output: 350 });
  });

  test("of a silence after sending is an estimate of the packet", () => {
    expect(settleUsage({ ...end, failureKind: "first-token-timeout" })).toEqual({
      source: "estimated",
      usage: { inputUncached: 1_000, output: 0 },
      upper: { inputUncached: 0, cacheWrite1h: 1_500, output: 500 },
    });
  });

  test("of an answer whose server tells no counts is an estimate, not zero", () => {
    expect(settleUsage({ ...end, hasFinish: true, streamedBytes: 30 })).toMatchObject({
      source: "estimated",
      usage: { inputUncached: 1_000, output: 10 },
    });
  });

  test.each(["connect", "rate-limited", "auth", "bad-request", "server-error", "overloaded"] as const)(
    "of `%s` before anything came is none",
    (failureKind) => {
      expect(settleUsage({ ...end, failureKind }).source).toBe("none");
      expect(settleUsage({ ...end, failureKind, usage: { inputUncached: 7 } }).source).toBe("estimated");
    },
  );
});

describe("its price", () => {
  test("has an upper bound where it is an estimate", () => {
    const cut = settleUsage({ ...end, usage: { inputUncached: 900 }, streamedBytes: 600, failureKind: "cut" });
    expect(settleCost(cut, card)).toEqual({ costPicoUsd: 3_800n, costUpperPicoUsd: 6_800n });
  });

  test("is never above its bound, whatever the provider kept in or took from a cache", () => {
    const rates = { input: 5, output: 25, cacheRead: 1, cacheWrite5m: 6, cacheWrite1h: 10 };
    const dear = { input: 10, output: 38, cacheRead: 1, cacheWrite5m: 12, cacheWrite1h: 20 };
    const cards = [card, { ...card, rates }, { ...card, rates, tiers: [{ abovePromptTokens: 700, rates: dear }] }];
    const random = seededRandom(11);
    const most = end.packetBytes / 2;
    for (let draw = 0; draw < 3_000; draw++) {
      const cuts = [random(), random(), random()].map((share) => Math.floor(share * most)).toSorted((a, b) => a - b);
      const [first = 0, second = 0, third = 0] = cuts;
      const input = { inputUncached: first, cacheRead: second - first, cacheWrite5m: third - second };
      const output = Math.floor(random() * (end.maxOutputTokens + 1));
      const billed = { ...input, cacheWrite1h: most - third, output };
      // Nothing was told, or the input with the first word.
      const { output: _, ...begun } = billed;
      for (const usage of [{}, begun])
        for (const each of cards) {
          const settled = settleUsage({ ...end, usage, streamedBytes: output, failureKind: "interrupted" });
          const { costUpperPicoUsd } = settleCost(settled, each);
          expect(costUpperPicoUsd).toBeGreaterThanOrEqual(costPicoUsd(billed, each) ?? 0n);
        }
    }
  });

  test("is the provider's own bill where it sends one, unknown without a card, and nothing where nothing was begun", () => {
    const measured = settleUsage({ ...end, usage: told, hasFinish: true });
    expect(settleCost(measured, card, 77n)).toEqual({ costPicoUsd: 77n, costUpperPicoUsd: null });
    expect(settleCost(measured, undefined)).toEqual({ costPicoUsd: null, costUpperPicoUsd: null });
    expect(settleCost(settleUsage({ ...end, failureKind: "connect" }), undefined)).toEqual({
      costPicoUsd: 0n,
      costUpperPicoUsd: null,
    });
  });
});
