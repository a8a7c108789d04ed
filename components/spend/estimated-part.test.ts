import { expect, test } from "vitest";
import { estimatedPart, isEstimate, isUnknown } from "./estimated-part.ts";

test("what is estimated is a range, and nothing where all was measured", () => {
  expect(estimatedPart({ estimatedUsd: "0.01472", estimatedUpperUsd: "0.49426" })).toBe("~$0.01–0.49");
  expect(estimatedPart({ estimatedUsd: "0", estimatedUpperUsd: "0" })).toBeUndefined();
});

test("a sum is an estimate where nothing of it was measured", () => {
  expect(isEstimate({ measuredUsd: "0", estimatedUsd: "0.01" })).toBe(true);
  expect(isEstimate({ measuredUsd: "0.2", estimatedUsd: "0.01" })).toBe(false);
  expect(isEstimate({ measuredUsd: "0", estimatedUsd: "0" })).toBe(false);
});

test("a sum of which nothing is known is not zero", () => {
  expect(isUnknown({ attempts: 2, unknown: 2 })).toBe(true);
  expect(isUnknown({ attempts: 2, unknown: 1 })).toBe(false);
  expect(isUnknown({ attempts: 0, unknown: 0 })).toBe(false);
});
