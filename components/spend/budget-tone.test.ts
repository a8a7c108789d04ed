import { expect, test } from "vitest";
import { budgetTone } from "./budget-tone.ts";
import { parseBudget } from "./parse-budget.ts";

test.each([
  ["4", null, "neutral"],
  ["3.7", "5", "neutral"],
  ["3.75", "5", "person"],
  ["5", "5", "bad"],
] as const)("%s of %s is %s", (spent, budget, tone) => expect(budgetTone(spent, budget)).toBe(tone));

test.each([
  ["", null],
  [" $2.50 ", "2.50"],
  ["0", undefined],
  ["1,5", undefined],
  ["-2", undefined],
] as const)("%j is the cap %s", (typed, cap) => expect(parseBudget(typed)).toBe(cap));
