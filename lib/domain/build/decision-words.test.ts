import { expect, test } from "vitest";
import { decisionOptions, decisionReasons, decisionTitle } from "./decision-words.ts";

const module = { buildId: "b1", moduleId: "core" };
const whole = { buildId: "b1", moduleId: null };
const blueprint = { buildId: null, moduleId: null };
const labels = (...of: Parameters<typeof decisionOptions>) => decisionOptions(...of).map(({ label }) => label);

test("every question has an end among its answers, and says what each does", () => {
  for (const reason of decisionReasons)
    for (const about of [module, whole, blueprint]) {
      const options = decisionOptions(reason, about);
      expect(new Set(options.map(({ choice }) => choice)).size, reason).toBe(options.length);
      expect(
        options.some(({ choice }) => choice === "leave-out" || choice === "end-partly"),
        reason,
      ).toBe(true);
      for (const { explains } of options) expect(explains).toMatch(/^[A-Za-z].*\.$/);
    }
});

test("only a review's end lets a module be accepted with what is open", () => {
  const accepting = decisionReasons.filter((reason) => labels(reason, module).includes("Accept as it is"));
  expect(accepting).toEqual(["review-limit", "unfixed-twice", "tree-repeats", "no-proven-finding"]);
});

test("where no module can be left out, the answer says what ends instead", () => {
  for (const reason of ["provider", "budget", "unpriced"] as const) {
    expect(labels(reason, whole)).toContain("Finish without it");
    expect(labels(reason, blueprint)).toContain("Stop asking");
  }
  expect(labels("budget", module)).toContain("End here");
  expect(decisionOptions("main-moved", whole).at(-1)?.explains).toContain("main stays as it is");
});

test("a title names what it is about", () => {
  expect(decisionTitle("provider", module)).toBe("core: no model could answer");
  expect(decisionTitle("budget", module)).toBe("core: the budget is reached");
  expect(decisionTitle("provider", whole)).toBe("The whole: no model could answer");
  expect(decisionTitle("unexpected", blueprint)).toBe("The blueprint: something failed that should not fail");
});
