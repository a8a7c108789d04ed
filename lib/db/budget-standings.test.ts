import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitBudgets } from "#lib/domain/spend/fit-budgets.ts";
import { makeAttempt, makeBudget, makeFinishedAttempt, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { reportReliability } from "#lib/testing/report-reliability.ts";
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

describe("fifty that race", () => {
  let races = 0;

  /**
   * Each reserves its worst case, and settles for at most that. One that waits tries again after somebody has settled.
   * Seen at every commit: settled and reserved together never pass the cap.
   */
  async function race(cap: bigint, requests: readonly { readonly worst: bigint; readonly cost: bigint }[]) {
    races += 1;
    const projectId = await project(`race-${races}`);
    await facts.read.budgets.insert(makeBudget({ projectId, capPicoUsd: cap }));
    const served: bigint[] = [];
    const refused: bigint[] = [];
    let settled = Promise.withResolvers<void>();
    const request = async ({ worst, cost }: { worst: bigint; cost: bigint }, index: number): Promise<void> => {
      const id = `${projectId}-${index}`;
      for (;;) {
        const next = settled.promise;
        const is = await facts.commit("reserve", async (tx) => {
          const fit = fitBudgets(await tx.lockBudgets({ projectId, buildId: null, role: "builder" }), worst);
          if (fit.is === "fits") await tx.attempts.insert(makeAttempt({ id, projectId, reservedPicoUsd: worst }));
          return fit.is;
        });
        if (is === "over") {
          refused.push(worst);
          return;
        }
        if (is === "fits") break;
        await next;
      }
      await facts.commit("settle", (tx) =>
        tx.attempts.change(id, { status: "running" }, { status: "ended", costPicoUsd: cost }),
      );
      served.push(cost);
      const woken = settled;
      settled = Promise.withResolvers();
      woken.resolve();
    };
    let racing = true;
    const most: bigint[] = [];
    const watching = (async () => {
      while (racing) {
        const [standing] = await readBudgets(db, projectId, null);
        if (standing) most.push(standing.settledPicoUsd + standing.reservedPicoUsd);
      }
    })();
    await Promise.all(requests.map(request));
    racing = false;
    await watching;
    const [end] = await readBudgets(db, projectId, null);
    expect(most.filter((held) => held > cap)).toEqual([]);
    expect(served.length + refused.length).toBe(requests.length);
    expect(end).toMatchObject({ settledPicoUsd: served.reduce((sum, cost) => sum + cost, 0n), reservedPicoUsd: 0n });
    // Whoever was refused would not fit now either.
    for (const worst of refused) expect((end?.settledPicoUsd ?? 0n) + worst > cap).toBe(true);
    return { served, refused };
  }

  const drawn = 4;

  test("never pass the cap, and every one is served or refused", async () => {
    const amount = fc.bigInt(1n, 100n);
    const request = fc.record({ worst: amount, share: fc.bigInt(0n, 100n) });
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt(1n, 2_000n),
        fc.array(request, { minLength: 50, maxLength: 50 }),
        async (cap, requests) => {
          await race(
            cap,
            requests.map(({ worst, share }) => ({ worst, cost: (worst * share) / 100n })),
          );
        },
      ),
      { numRuns: drawn },
    );
    reportReliability("reservations", { races: drawn, racing: 50 });
  });

  test("where the worst case is ten times the cost, a cap of the whole cost and one reservation serves them all", async () => {
    const { served } = await race(
      50n * 10n + 90n,
      Array.from({ length: 50 }, () => ({ worst: 100n, cost: 10n })),
    );
    expect(served.length).toBe(50);
  });
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
