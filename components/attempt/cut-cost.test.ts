import { expect, test } from "vitest";
import { cutCost } from "./cut-cost.ts";

const attempt = (change: Partial<Parameters<typeof cutCost>[0][number]> = {}) => ({
  outcome: "cancelled" as const,
  costUsd: "0.00736",
  costUpperUsd: "0.24713",
  scripted: false,
  ...change,
});
const unknown = attempt({ costUsd: null, costUpperUsd: null });
const unsent = attempt({ costUsd: "0", costUpperUsd: null });

test.each([
  [[attempt()], "1 request was cut. About $0.0074 was spent on it, and at most $0.25."],
  [[attempt(), attempt()], "2 requests were cut. About $0.01 was spent on them, and at most $0.49."],
  [[attempt(), unsent], "2 requests were cut. About $0.0074 was spent on them, and at most $0.25."],
  [
    [attempt(), unknown],
    "2 requests were cut. About $0.0074 was spent on them, and at most $0.25. What 1 of them cost is not known.",
  ],
  [[unsent, unknown], "2 requests were cut. What 1 of them cost is not known; the rest cost nothing."],
  [[unsent], "1 request was cut. Nothing was spent on it."],
  [[unknown], "1 request was cut. What was spent on it is not known."],
  [[attempt({ costUpperUsd: null })], "1 request was cut. $0.0074 was spent on it."],
  [[attempt({ scripted: true })], "1 request was cut. Nothing was spent: the example is played from its script."],
])("what was cut is told with its cost, and the most that it can be: %#", (attempts, words) => {
  expect(cutCost(attempts)).toBe(words);
});

test("what was not cut is no part of it", () => {
  expect(cutCost([])).toBeUndefined();
  expect(cutCost([attempt({ outcome: "failed" })])).toBeUndefined();
  expect(cutCost([attempt({ outcome: "finished" }), attempt()])).toMatch(/^1 request was cut/);
});
