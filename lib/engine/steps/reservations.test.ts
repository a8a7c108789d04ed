import fc from "fast-check";
import { expect, test } from "vitest";
import { readBudgets } from "#lib/db/budget-standings.ts";
import { createFacts } from "#lib/db/create-facts.ts";
import type { AttemptSpec } from "#lib/domain/build/attempt-spec.ts";
import type { Attempt } from "#lib/domain/build/build.ts";
import type { ModelRef, Role } from "#lib/domain/routing/role.ts";
import { type BudgetScope, budgetScopes } from "#lib/domain/spend/budget.ts";
import { worstCasePicoUsd } from "#lib/domain/spend/worst-case.ts";
import { attemptDeps } from "#lib/testing/attempt-deps.ts";
import { makeBudget, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { reportReliability } from "#lib/testing/report-reliability.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { openAttempt } from "./open-attempt.ts";
import { nothingReceived } from "./receive-reply.ts";
import { settleAttempt } from "./settle-attempt.ts";

const { prisma: db } = await testDatabase();
const deps = attemptDeps(createFacts({ db, clock: stoppedClock }), stoppedClock);
const { read } = deps.facts;

/** Of two providers, or the lock of a provider would let one of them in after the other, whatever budgets do. */
const models = [
  { provider: "gemini", model: "gemini-4-argon" },
  { provider: "anthropic", model: "claude-opus-5-5" },
] as const satisfies readonly ModelRef[];

interface Request {
  readonly model: ModelRef;
  readonly role: Role;
  readonly maxOutputTokens: number;
  /** What it comes to. */
  readonly output: number;
}

function worstOf({ model, maxOutputTokens }: Request): bigint {
  const card = deps.catalog.price(model, stoppedClock.now());
  if (card === undefined) throw new Error(`no price of ${model.model}`);
  return worstCasePicoUsd({ packetBytes: 0, maxOutputTokens, card });
}

function specOf(projectId: string, place: number, { model, role, maxOutputTokens }: Request): AttemptSpec {
  return {
    ...{ taskId: `${projectId}:${place}`, number: 1, chain: 0, projectId, moduleId: null },
    ...{ buildId: `${projectId}-b`, roundId: null, designId: null, scripted: false, after: null, remainingMs: 60_000 },
    route: { role, model, rule: "role-default", why: "It races." },
    prompt: { id: "build-module", version: 1, sha: "0".repeat(64) },
    ...{ packetSha: "1".repeat(64), packetBytes: 0, maxOutputTokens },
  };
}

type Caps = Readonly<Partial<Record<BudgetScope, bigint>>>;
let races = 0;

/**
 * All at once: each opens its attempt and settles it. One that waits asks again when somebody has settled. Answers how
 * many were served; the others were refused for good.
 */
async function race(caps: Caps, requests: readonly Request[]): Promise<number> {
  const projectId = `race-${++races}`;
  await read.projects.insert(makeProject({ id: projectId }));
  for (const scope of budgetScopes)
    if (caps[scope] !== undefined)
      await read.budgets.insert(
        makeBudget({ projectId, scope, role: scope === "role" ? "builder" : null, capPicoUsd: caps[scope] }),
      );
  let settled = Promise.withResolvers<void>();
  const serve = async (request: Request, place: number): Promise<boolean> => {
    for (;;) {
      const next = settled.promise;
      const opened = await openAttempt(deps, specOf(projectId, place, request));
      if (opened.is === "asked") return false;
      if (opened.is === "waits") {
        await next;
        continue;
      }
      await settleAttempt(deps, opened.attempt, {
        ...nothingReceived,
        usage: { inputUncached: 0, output: request.output },
        rawFinish: "stop",
        end: { type: "finished", finish: "complete" },
      });
      const woken = settled;
      settled = Promise.withResolvers();
      woken.resolve();
      return true;
    }
  };
  const served = await Promise.all(requests.map(serve));
  const count = served.filter(Boolean).length;
  await expectWithinCaps(projectId, count);
  const budgets = await readBudgets(db, projectId, `${projectId}-b`);
  // Whoever was refused would not fit now either.
  for (const [place, request] of requests.entries()) {
    const over = budgets.filter(
      (budget) => covers(budget, request) && budget.settledPicoUsd + worstOf(request) > budget.capPicoUsd,
    );
    if (!served[place]) expect(over).not.toEqual([]);
  }
  return count;
}

const covers = (budget: { readonly role: Role | null }, { role }: { readonly role: Role }): boolean =>
  budget.role === null || budget.role === role;

/**
 * At every commit of the race: settled and reserved together are within each cap. An attempt's row changes together with
 * its event, and a project's events are numbered in the order of their commits, so its log tells each of these moments.
 */
async function expectWithinCaps(projectId: string, served: number): Promise<void> {
  const attempts = new Map((await read.attempts.list({ projectId })).map((attempt) => [attempt.id, attempt]));
  const log = await db.event.findMany({
    where: { projectId, type: { in: ["attempt-started", "attempt-ended"] } },
    orderBy: { seq: "asc" },
  });
  const moments = log.map(({ type, attemptId }) => ({ type, attempt: attempts.get(attemptId ?? "") as Attempt }));
  const named = (of: string) => moments.filter(({ type }) => type === of).map(({ attempt }) => attempt.id);
  expect(attempts.size).toBe(served);
  for (const type of ["attempt-started", "attempt-ended"])
    expect(named(type).toSorted()).toEqual([...attempts.keys()].toSorted());

  for (const budget of await readBudgets(db, projectId, `${projectId}-b`)) {
    let held = 0n;
    let most = 0n;
    for (const { type, attempt } of moments) {
      if (!covers(budget, attempt)) continue;
      const { reservedPicoUsd, costPicoUsd } = attempt;
      held += type === "attempt-started" ? (reservedPicoUsd ?? 0n) : (costPicoUsd ?? 0n) - (reservedPicoUsd ?? 0n);
      most = held > most ? held : most;
    }
    expect(most, budget.scope).toBeLessThanOrEqual(budget.capPicoUsd);
    expect(budget).toMatchObject({ settledPicoUsd: held, reservedPicoUsd: 0n });
  }
}

const racing = 50;
const drawn = 12;

test("fifty that race never pass a cap, and every one is served or refused", async () => {
  const request = fc
    .record({
      model: fc.constantFrom(...models),
      role: fc.constantFrom("builder", "reviewer"),
      maxOutputTokens: fc.integer({ min: 1, max: 100 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...rest }) => ({ ...rest, output: Math.floor(rest.maxOutputTokens * share) }));
  // From one that lets hardly anybody in to one that lets everybody in: percent of all that may be spent.
  const percent = fc.bigInt(1n, 110n);
  await fc.assert(
    fc.asyncProperty(
      fc.record({ project: percent, build: percent, role: percent }, { requiredKeys: ["project"] }),
      fc.array(request, { minLength: racing, maxLength: racing }),
      async (percents, requests) => {
        const all = requests.reduce((sum, each) => sum + worstOf(each), 0n);
        const caps = Object.entries(percents).map(([scope, of]) => [scope, (all * of) / 100n + 1n]);
        await race(Object.fromEntries(caps), requests);
      },
    ),
    // A smaller example of a race may win it: what failed is shown as it was drawn.
    { numRuns: drawn, endOnFailure: true },
  );
  reportReliability("reservations", { races: drawn, racing });
});

test("where the worst case is ten times the cost, a cap of the whole cost and one reservation serves them all", async () => {
  const requests = Array.from({ length: racing }, (_, place) => {
    const model = models[place % models.length] ?? models[0];
    return { model, role: "builder", maxOutputTokens: 100, output: 10 } as const;
  });
  const worst = requests.map(worstOf);
  const [dearest = 0n] = worst.toSorted((a, b) => (a < b ? 1 : -1));
  const cost = worst.reduce((sum, each) => sum + each / 10n, 0n);
  expect(await race({ project: cost + dearest }, requests)).toBe(racing);
});
