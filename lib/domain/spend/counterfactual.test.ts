import { expect, test } from "vitest";
import { architectOf, counterfactual } from "./counterfactual.ts";
import type { PriceCard } from "./price-card.ts";
import type { SpendGroup } from "./spend-groups.ts";

const group = (row: Partial<SpendGroup>): SpendGroup => ({
  ...{ role: "builder", provider: "gemini", model: "gemini-3.1-pro", moduleId: "core", promptId: "build-module" },
  ...{ source: "measured", known: true, wasted: false, attempts: 1, costPicoUsd: 0n, costUpperPicoUsd: 0n },
  ...{ inputUncached: 0, cacheRead: 0, cacheWrite: 0, output: 0, reasoning: 0 },
  ...row,
});
const opus: PriceCard = {
  ...{ id: "opus", provider: "anthropic", model: "claude-opus", tiers: [], source: "", asOf: "" },
  rates: { input: 5_000_000, output: 25_000_000, cacheRead: 500_000, cacheWrite5m: 6_250_000 },
};
const design = group({ role: "architect", promptId: "draft-blueprint", costPicoUsd: 2_000_000_000_000n });

test("building is priced anew at the architect's rates, the rest stays as it was spent", () => {
  const built = group({ inputUncached: 100_000, cacheRead: 1_000_000, output: 30_000, reasoning: 10_000 });
  const fixed = group({ promptId: "fix-module", cacheWrite: 80_000 });
  expect(counterfactual([design, built, fixed], opus)).toEqual({
    low: "4.5", // 2 + 0.5 + 0.5 + 1 + 0.5
    high: "9", // 2 + 0.5 + 5 + 1 + 0.5
    method: expect.stringContaining("list price"),
  });
});

test("before anything was built, or without a price, there is no such number", () => {
  const refused = group({ source: "none" });
  expect([counterfactual([design], opus), counterfactual([design, refused], opus)]).toEqual([null, null]);
  expect(counterfactual([design, group({})], undefined)).toBeNull();
});

test("the architect is the model that spent the most as one", () => {
  const second = group({ role: "architect", model: "other", costPicoUsd: 1n });
  expect(architectOf([second, { ...design, model: "claude-opus" }])?.model).toBe("claude-opus");
  expect(architectOf([group({})])).toBeUndefined();
});
