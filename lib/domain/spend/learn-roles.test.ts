import { expect, test } from "vitest";
import { makeFinishedAttempt } from "#lib/testing/make-rows.ts";
import { learnRoles } from "./learn-roles.ts";

const told = { inputUncached: 60, cacheRead: 40, cacheWrite5m: null, cacheWrite1h: null, output: 10, reasoning: 20 };

test("a role is learned from its measured answers: sizes, and attempts for each module", () => {
  const attempts = [
    makeFinishedAttempt({ ...told, role: "builder", moduleId: "a" }),
    makeFinishedAttempt({ ...told, role: "builder", moduleId: "a", cacheRead: 140 }),
    makeFinishedAttempt({ ...told, role: "builder", moduleId: "b" }),
    makeFinishedAttempt({ ...told, role: "builder", moduleId: "b", outcome: "failed" }),
    makeFinishedAttempt({ ...told, role: "reviewer", usageSource: "estimated" }),
  ];
  expect(learnRoles(attempts)).toEqual({
    builder: {
      attempts: 3,
      projects: 1,
      inputTokens: 400 / 3,
      cachedShare: 220 / 400,
      outputTokens: 30,
      attemptsPerUnit: 1.5,
    },
  });
});
