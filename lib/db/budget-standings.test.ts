import { expect, test } from "vitest";
import { makeAttempt, makeBudget, makeFinishedAttempt, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { readBudgets } from "./budget-standings.ts";
import { createFacts } from "./create-facts.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });

async function project(id: string) {
  await facts.read.projects.insert(makeProject({ id }));
  return id;
}

test("each budget counts its own attempts, settled and reserved, and leaves scripted ones out", async () => {
  const projectId = await project("sums");
  for (const budget of [{}, { scope: "build" }, { scope: "role", role: "builder" }] as const)
    await facts.read.budgets.insert(makeBudget({ projectId, ...budget }));
  const insert = (id: string, row: Parameters<typeof makeAttempt>[0]) =>
    facts.read.attempts.insert(makeFinishedAttempt({ id, projectId, buildId: "b1", role: "builder", ...row }));
  await insert("s1", { costPicoUsd: 5_000_000_000_000_000n });
  await insert("s2", { costPicoUsd: 7n, outcome: "cancelled", buildId: "b0" });
  await insert("s3", { costPicoUsd: null });
  await insert("s4", { costPicoUsd: 100n, role: "reviewer" });
  await insert("s5", { scripted: true });
  await facts.read.attempts.insert(makeAttempt({ id: "s6", projectId, buildId: "b1", reservedPicoUsd: 40n }));
  await facts.read.attempts.insert(makeAttempt({ id: "s7", projectId, buildId: "b0", reservedPicoUsd: null }));
  const read = async (of: { buildId: string | null; role: "builder" | "reviewer" | null }) =>
    (await facts.commit("sum", (tx) => tx.lockBudgets({ projectId, ...of })))
      .map(({ scope, settledPicoUsd, reservedPicoUsd }) => [scope, settledPicoUsd, reservedPicoUsd])
      .toSorted();
  const whole = ["project", 5_000_000_000_000_107n, 40n];
  expect(await read({ buildId: "b1", role: "builder" })).toEqual([
    ["build", 5_000_000_000_000_100n, 40n],
    whole,
    ["role", 5_000_000_000_000_007n, 40n],
  ]);
  expect(await read({ buildId: "b0", role: "reviewer" })).toEqual([["build", 7n, 0n], whole]);
  expect(await read({ buildId: null, role: "reviewer" })).toEqual([whole]);
  expect((await read({ buildId: null, role: null })).length).toBe(3);
  expect((await readBudgets(db, projectId, "b1")).length).toBe(3);
  expect(
    await facts.commit("none", (tx) => tx.lockBudgets({ projectId: "nobody", buildId: null, role: null })),
  ).toEqual([]);
});

test("one role's reservations do not wait for another's lock", async () => {
  const projectId = await project("roles");
  await facts.read.budgets.insert(makeBudget({ projectId, scope: "role", role: "builder" }));
  await facts.read.budgets.insert(makeBudget({ projectId, scope: "role", role: "reviewer" }));
  const of = { projectId, buildId: null };
  await facts.commit("builder", async (tx) => {
    await tx.lockBudgets({ ...of, role: "builder" });
    const inside = await facts.commit("reviewer", (other) => other.lockBudgets({ ...of, role: "reviewer" }));
    expect(inside.map(({ role }) => role)).toEqual(["reviewer"]);
  });
});
