import { expect, test } from "vitest";
import { makeFinishedAttempt, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "../create-facts.ts";
import { readLearned } from "./read-learned.ts";

const { prisma: db } = await testDatabase();
const { attempts, projects } = createFacts({ db, clock: stoppedClock }).read;
const gemini = { provider: "gemini", model: "gemini-3.1-pro" } as const;
const opus = { provider: "anthropic", model: "claude-opus" } as const;

for (const id of ["p1", "p2"]) await projects.insert(makeProject({ id }));
const answers: Parameters<typeof makeFinishedAttempt>[0][] = [
  { buildId: "b1", moduleId: "core", inputUncached: 1_000, cacheRead: 1_000, output: 400, reasoning: 100 },
  { buildId: "b1", moduleId: "core", inputUncached: 3_000, cacheRead: 0, output: 600, reasoning: null },
  { buildId: "b2", moduleId: "core", inputUncached: 1_000, cacheWrite5m: 1_000, cacheRead: 0, projectId: "p2" },
  { buildId: "b2", moduleId: "ui", outcome: "failed" },
  { buildId: "b2", moduleId: "ui", usageSource: "estimated" },
  { buildId: "b2", moduleId: "ui", scripted: true },
  { buildId: "b2", moduleId: "ui", inputUncached: null },
  { buildId: "b2", moduleId: "ui", requestedModel: "gemini-2" },
  { role: "architect", provider: "anthropic", requestedModel: "claude-opus", servedModel: "claude-opus-20261101" },
  { role: "reviewer", provider: "anthropic", requestedModel: "claude-opus", buildId: "b1", moduleId: "core" },
];
for (const [i, row] of answers.entries()) await attempts.insert(makeFinishedAttempt({ id: `a${i}`, ...row }));

test("what was measured of a role's model is learned, and nothing else", async () => {
  expect(await readLearned(db, { builder: gemini, architect: opus })).toEqual({
    builder: {
      attempts: 3,
      projects: 2,
      inputTokens: 7_000 / 3,
      cachedShare: 1_000 / 7_000,
      outputTokens: 1_700 / 3,
      attemptsPerUnit: 1.5,
    },
    architect: {
      ...{ attempts: 1, projects: 1, inputTokens: 1_000, cachedShare: 0, outputTokens: 600, attemptsPerUnit: 1 },
    },
  });
});

test("of a model that nobody has asked nothing is learned", async () => {
  expect(await readLearned(db, { builder: opus, designer: gemini })).toEqual({});
  expect(await readLearned(db, {})).toEqual({});
});
