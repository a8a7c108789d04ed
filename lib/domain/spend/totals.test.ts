import { expect, test } from "vitest";
import { sumSpend } from "./totals.ts";

test("a sum keeps measured, estimated and unknown apart, and an unknown cost adds nothing", () => {
  const sum = sumSpend([
    { source: "measured", costPicoUsd: 100n, inputUncached: 10, cacheWrite5m: 1, cacheWrite1h: 2, output: 5 },
    { source: "estimated", costPicoUsd: 20n, costUpperPicoUsd: 90n, inputUncached: 3, reasoning: 4 },
    { source: "estimated", costPicoUsd: 5n },
    { source: "measured", inputUncached: 1_000, output: 1_000 },
    { source: "none" },
  ]);
  expect(sum).toEqual({
    measuredPicoUsd: 100n,
    estimatedPicoUsd: 25n,
    estimatedUpperPicoUsd: 95n,
    picoUsd: 125n,
    attempts: 5,
    unknown: 1,
    tokens: { inputUncached: 1_013, cacheRead: 0, cacheWrite: 3, output: 1_005, reasoning: 4 },
  });
});
