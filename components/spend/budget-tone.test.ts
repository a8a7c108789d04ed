import { expect, test } from "vitest";
import type { BudgetView } from "#lib/domain/api/spend.ts";
import { budgetTone, tightestBudget } from "./budget-tone.ts";
import { budgetStanding, capPatch } from "./budget-words.ts";
import { parseBudget } from "./parse-budget.ts";

const budget = (row: Partial<BudgetView>): BudgetView => ({
  ...{ scope: "project", role: null, capUsd: "5", settledUsd: "1", reservedUsd: "0", leftUsd: "4", warning: null },
  ...row,
});

test.each([
  [null, "neutral"],
  [75, "person"],
  [90, "bad"],
] as const)("a budget that is warned of at %s percent is %s", (warning, tone) => {
  expect(budgetTone({ warning })).toBe(tone);
});

test("the tightest budget is the one nearest to its cap, whatever it is in dollars", () => {
  const builder = budget({ scope: "role", role: "builder", capUsd: "1", settledUsd: "0.8" });
  expect(tightestBudget([budget({}), builder])).toBe(builder);
  expect(tightestBudget([])).toBeUndefined();
});

test("a budget says what is spent, what is held and what is left or over", () => {
  expect(budgetStanding(budget({ reservedUsd: "0.25", leftUsd: "3.75" }))).toBe(
    "$1.00 spent, $0.25 held for what runs, $3.75 left",
  );
  expect(budgetStanding(budget({ scope: "build", settledUsd: "6", leftUsd: "-1" }))).toBe(
    "$6.00 spent in the newest, $1.00 over",
  );
});

test("each cap is changed by its own name", () => {
  expect(capPatch({ scope: "project", role: null }, "5")).toEqual({ budgetUsd: "5" });
  expect(capPatch({ scope: "build", role: null }, null)).toEqual({ buildBudgetUsd: null });
  expect(capPatch({ scope: "role", role: "builder" }, "2")).toEqual({ roleBudgetsUsd: { builder: "2" } });
});

test.each([
  ["", null],
  [" $2.50 ", "2.50"],
  ["0", undefined],
  ["1,5", undefined],
  ["-2", undefined],
] as const)("%j is the cap %s", (typed, cap) => expect(parseBudget(typed)).toBe(cap));
