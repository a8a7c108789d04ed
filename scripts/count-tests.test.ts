import { expect, test } from "vitest";
import { countTests, formatCount } from "./count-tests.ts";

const vitest = (testResults: { status: string; assertionResults: { status: string }[] }[] = []) => ({
  numPassedTests: 10,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults,
});
const playwright = (errors: unknown[] = []) => ({
  stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 },
  errors,
});

test("both runners are added up; a flaky test failed", () => {
  expect(countTests(vitest(), playwright())).toEqual({ passed: 15, failed: 3, skipped: 4 });
});

test("a file that could not be loaded counts as one failed test", () => {
  const broken = { status: "failed", assertionResults: [] };
  const failed = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
  expect(countTests(vitest([broken, failed]), playwright()).failed).toBe(4);
});

test("an error outside of tests counts as one failed test", () => {
  expect(countTests(vitest(), playwright([{ message: "no server" }])).failed).toBe(4);
});

test("a runner that left no report failed", () => {
  expect(countTests(undefined, undefined)).toEqual({ passed: 0, failed: 2, skipped: 0 });
});

test("the line that is counted", () => {
  expect(formatCount({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(formatCount({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});
