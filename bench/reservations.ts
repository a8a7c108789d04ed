import { createFacts } from "../lib/db/create-facts.ts";
import { createPrismaClient } from "../lib/db/create-prisma-client.ts";
import type { AttemptSpec } from "../lib/domain/build/attempt-spec.ts";
import { budgetScopes } from "../lib/domain/spend/budget.ts";
import { openAttempt } from "../lib/engine/steps/open-attempt.ts";
import { nothingReceived } from "../lib/engine/steps/receive-reply.ts";
import { settleAttempt } from "../lib/engine/steps/settle-attempt.ts";
import { attemptDeps } from "../lib/testing/attempt-deps.ts";
import { makeBudget, makeFinishedAttempt, makeProject } from "../lib/testing/make-rows.ts";
import { withOwnDatabase } from "./own-database.ts";
import { type Figures, percentile, report } from "./report.ts";

/** 50 writers open and settle attempts of one project that has spent before, with every kind of budget and with none. */
const writers = 50;
const rounds = 10;
const spentBefore = 1_000;

interface Bench {
  readonly db: ReturnType<typeof createPrismaClient>;
  readonly deps: ReturnType<typeof attemptDeps>;
}

const clock = { now: () => new Date() };
const finished = {
  ...nothingReceived,
  usage: { inputUncached: 1_000, output: 500 },
  rawFinish: "stop",
  end: { type: "finished", finish: "complete" },
} as const;

async function fill({ db, deps: { facts } }: Bench, id: string, withBudgets: boolean): Promise<void> {
  await facts.commit("fill", async (tx) => {
    await tx.projects.insert(makeProject({ id }));
    await tx.attempts.insert(makeFinishedAttempt({ id, projectId: id, buildId: `${id}-b` }));
    for (const scope of withBudgets ? budgetScopes : [])
      await tx.budgets.insert(
        makeBudget({ projectId: id, scope, role: scope === "role" ? "builder" : null, capPicoUsd: 10n ** 18n }),
      );
  });
  // The same attempt again, as often as it takes.
  await db.$executeRaw`
    insert into "Attempt" select (jsonb_populate_record(a, jsonb_build_object(
      'id', concat(a.id, '-', n), 'taskId', concat(a.id, '-', n), 'ordinal', nextval('"Attempt_ordinal_seq"')))).*
    from "Attempt" a, generate_series(2, ${spentBefore}::int) n where a.id = ${id}`;
  await db.$executeRaw`vacuum analyze "Attempt"`;
}

function specOf({ ids }: Bench["deps"], projectId: string): AttemptSpec {
  return {
    ...{ projectId, buildId: `${projectId}-b`, moduleId: "a", roundId: null, designId: null },
    ...{ taskId: ids.next("task"), number: 1, chain: 0, scripted: false, after: null, remainingMs: 60_000 },
    route: {
      role: "builder",
      model: { provider: "gemini", model: "gemini-4-argon" },
      rule: "role-default",
      why: "It is measured.",
    },
    prompt: { id: "build-module", version: 1, sha: "0".repeat(64) },
    ...{ packetSha: "0".repeat(64), packetBytes: 20_000, maxOutputTokens: 24_000 },
  };
}

/** Milliseconds of opening and of settling one attempt. */
async function one({ deps }: Bench, projectId: string): Promise<readonly [openMs: number, settleMs: number]> {
  const begun = performance.now();
  const opened = await openAttempt(deps, specOf(deps, projectId));
  if (opened.is !== "open") throw new Error(`not opened: ${opened.is}`);
  const open = performance.now();
  await settleAttempt(deps, opened.attempt, finished);
  return [open - begun, performance.now() - open];
}

async function alone(bench: Bench, projectId: string) {
  const took: (readonly [openMs: number, settleMs: number])[] = [];
  for (let n = 0; n < 100; n++) took.push(await one(bench, projectId));
  const of = (index: 0 | 1) =>
    percentile(
      took.slice(20).map((each) => each[index]),
      0.5,
    );
  return { openMs: of(0), settleMs: of(1) };
}

/** Reservations a second of all writers, each with its settlement. */
async function together(bench: Bench, projectId: string): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let round = 0; round < rounds; round++) await one(bench, projectId);
    }),
  );
  return (writers * rounds) / ((performance.now() - begun) / 1_000);
}

report(await withOwnDatabase(measure));

async function measure(url: string): Promise<Figures> {
  const db = createPrismaClient(url);
  const bench = { db, deps: attemptDeps(createFacts({ db, clock }), clock) };
  await fill(bench, "capped", true);
  await fill(bench, "free", false);
  const [capped, free] = [await alone(bench, "capped"), await alone(bench, "free")];
  const [cappedRate, freeRate] = [await together(bench, "capped"), await together(bench, "free")];
  await db.$disconnect();
  return {
    "50 writers on one project, reserved and settled a second": cappedRate,
    "The same without a budget": freeRate,
    "Opening an attempt under three budgets (ms)": capped.openMs,
    "Opening an attempt without a budget (ms)": free.openMs,
    "Settling an attempt under three budgets (ms)": capped.settleMs,
    "Settling an attempt without a budget (ms)": free.settleMs,
    "What three budgets add to an attempt (ms)": capped.openMs + capped.settleMs - free.openMs - free.settleMs,
  };
}
