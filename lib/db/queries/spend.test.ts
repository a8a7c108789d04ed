import { expect, test } from "vitest";
import { allSpendViewSchema, spendViewSchema } from "#lib/domain/api/spend.ts";
import { fillProject } from "#lib/testing/made-project.ts";
import { makeFinishedAttempt, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { makeQueryDeps } from "#lib/testing/query-deps.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "../create-facts.ts";
import { readAllSpend } from "./read-all-spend.ts";
import { readSpend } from "./read-spend.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });
const deps = makeQueryDeps(db);
await fillProject(facts, "p1", { capPicoUsd: 2_000_000_000_000n });

const total = (row: object = {}) => ({
  ...{ measuredUsd: "0", estimatedUsd: "0", estimatedUpperUsd: "0", usd: "0", attempts: 1, unknown: 0 },
  tokens: { inputUncached: 1_000, cacheRead: 0, cacheWrite: 0, output: 500, reasoning: 100 },
  ...row,
});
const tokens = (attempts: number) => ({
  tokens: {
    ...{ inputUncached: 1_000 * attempts, cacheRead: 0, cacheWrite: 0 },
    ...{ output: 500 * attempts, reasoning: 100 * attempts },
  },
});
const opusTokens = { tokens: { inputUncached: 1_000, cacheRead: 7, cacheWrite: 5, output: 500, reasoning: 100 } };
const opus = total({ measuredUsd: "0.3", usd: "0.3", ...opusTokens });
const estimated = { estimatedUsd: "0.0092", estimatedUpperUsd: "0.02" };
const unknown = total({ unknown: 1 });

test("a project's spend adds up, by everything it is split by, with what is unknown apart", async () => {
  const core = total({ measuredUsd: "0.0184", ...estimated, usd: "0.0276", attempts: 4, unknown: 1, ...tokens(4) });
  expect(spendViewSchema.parse(await readSpend(deps, "p1"))).toEqual({
    seq: 3,
    total: total({
      ...{ measuredUsd: "0.3184", ...estimated, usd: "0.3276", attempts: 5, unknown: 1 },
      tokens: { inputUncached: 5_000, cacheRead: 7, cacheWrite: 5, output: 2_500, reasoning: 500 },
    }),
    byRole: [
      { role: "architect", ...opus },
      { role: "builder", ...core },
    ],
    byModel: [
      { provider: "anthropic", model: "claude-opus", ...opus },
      {
        ...{ provider: "gemini", model: "gemini-3.1-pro" },
        ...total({ measuredUsd: "0.0184", ...estimated, usd: "0.0276", attempts: 3, ...tokens(3) }),
      },
      { provider: "openai", model: "local", ...unknown },
    ],
    byModule: [
      { module: null, ...opus },
      { module: "core", ...core },
    ],
    byPhase: [
      { phase: "design", ...opus },
      { phase: "build", ...total({ measuredUsd: "0.0184", usd: "0.0184", attempts: 2, ...tokens(2) }) },
      { phase: "fix", ...total({ ...estimated, usd: "0.0092", attempts: 2, unknown: 1, ...tokens(2) }) },
    ],
    unknown: [{ attemptId: "p1-a4", model: "local", why: "The model has no known price." }],
    // One answer that was refused, one attempt that was cut.
    wasted: total({ measuredUsd: "0.0092", ...estimated, usd: "0.0184", attempts: 2, ...tokens(2) }),
    budgetUsd: "2",
    reservedUsd: "0.05",
    budgets: [
      {
        ...{ scope: "project", role: null, capUsd: "2", settledUsd: "0.3276", reservedUsd: "0.05", leftUsd: "1.6224" },
        warning: null,
      },
    ],
    scripted: false,
    pricesAsOf: "2026-11-20",
    counterfactual: null,
  });
});

test("what the architect's model alone would have cost is a range, where it has a price", async () => {
  const rates = { input: 5_000_000, output: 25_000_000 };
  const priced = makeQueryDeps(db, {
    priceOf: ({ provider, model }, at) =>
      model === "claude-opus"
        ? { id: `opus ${at.toISOString()}`, provider, model, rates, tiers: [], source: "", asOf: "" }
        : undefined,
  });
  // The design as it was; four answers of 1,000 tokens in and 600 out.
  expect((await readSpend(priced, "p1"))?.counterfactual).toMatchObject({ low: "0.38", high: "0.38" });
});

test("a project without attempts has spent nothing", async () => {
  await facts.read.projects.insert(makeProject({ id: "new", script: "voxel" }));
  const view = spendViewSchema.parse(await readSpend(deps, "new"));
  expect([view.total.usd, view.total.attempts, view.byRole, view.scripted]).toEqual(["0", 0, [], true]);
  expect(await readSpend(deps, "nobody")).toBeUndefined();
});

test("all projects are added up by UTC day and model, without what was only played", async () => {
  await facts.read.projects.insert(makeProject({ id: "p2", name: "Other" }));
  const day = (hour: string) => ({ startedAt: new Date(`2026-11-21T${hour}`), projectId: "p2" });
  const cost = { costPicoUsd: 1_000_000_000_000n };
  await facts.read.attempts.insert(makeFinishedAttempt({ id: "o1", ...day("00:00:00Z"), ...cost }));
  await facts.read.attempts.insert(makeFinishedAttempt({ id: "o2", ...day("23:59:59Z"), ...cost }));
  await facts.read.attempts.insert(makeFinishedAttempt({ id: "o3", ...day("12:00:00Z"), ...cost, scripted: true }));
  const view = allSpendViewSchema.parse(await readAllSpend(db));
  expect([view.total.usd, view.total.attempts, view.total.unknown]).toEqual(["2.3276", 7, 1]);
  expect(view.days.map(({ day: date, model, total: { usd } }) => `${date} ${model} ${usd}`)).toEqual([
    "2026-11-21 gemini-3.1-pro 2",
    "2026-11-20 claude-opus 0.3",
    "2026-11-20 gemini-3.1-pro 0.0276",
    "2026-11-20 local 0",
  ]);
  expect(view.byProject.map(({ name, usd }) => `${name} ${usd}`)).toEqual(["Other 2", "Shop 0.3276"]);

  // What was paid was paid: a deleted project keeps its money, and nothing else.
  await facts.commit("remove", (tx) => tx.removeProject("p2"));
  const after = allSpendViewSchema.parse(await readAllSpend(db));
  expect([after.total, after.days]).toEqual([view.total, view.days]);
  expect(after.byProject.map(({ projectId, name, usd }) => [projectId, name, usd])).toEqual([
    [null, null, "2"],
    ["p1", "Shop", "0.3276"],
  ]);
});
