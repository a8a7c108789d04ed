import { beforeEach, expect, test } from "vitest";
import { createFacts } from "#lib/db/create-facts.ts";
import type { AttemptSpec } from "#lib/domain/build/attempt-spec.ts";
import { picoOfUsd } from "#lib/domain/spend/money.ts";
import { attemptDeps } from "#lib/testing/attempt-deps.ts";
import { makeBudget, makeBuild, makeProject, makeRound, makeRun, noon } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import type { ModelEvent } from "../ports/model-gateway.ts";
import { changeCaps } from "./change-caps.ts";
import { interruptOrphans } from "./interrupt-orphans.ts";
import { openAttempt } from "./open-attempt.ts";
import { nothingReceived, receiveReply } from "./receive-reply.ts";
import { settleAttempt } from "./settle-attempt.ts";

const { prisma: db } = await testDatabase();
const clock = { now: () => noon };
const facts = createFacts({ db, clock });
let count = 0;
const deps = attemptDeps(facts, clock);

let projectId = "";
let spec: AttemptSpec;
/** 10,000 bytes and 24,000 tokens of output at $10 a million: $0.25 at most. */
beforeEach(async () => {
  projectId = `p${++count}`;
  const of = { projectId, buildId: `${projectId}-b` };
  const round = makeRound({ ...of, moduleId: "a", phase: "building" });
  await facts.commit("fill", async (tx) => {
    await tx.projects.insert(makeProject({ id: projectId, status: "building" }));
    await tx.builds.insert(makeBuild({ id: of.buildId, projectId, phase: "integration" }));
    await tx.runs.insert(makeRun({ ...of, moduleId: "a", status: "building", rounds: 1 }));
    await tx.rounds.insert(round);
  });
  spec = {
    ...of,
    ...{
      taskId: `${projectId}-t`,
      number: 1,
      chain: 0,
      moduleId: "a",
      roundId: round.id,
      designId: null,
      scripted: false,
    },
    ...{ after: null, remainingMs: 60_000 },
    route: {
      role: "builder",
      model: { provider: "gemini", model: "gemini-4-argon" },
      rule: "role-default",
      why: "It is the builder's.",
    },
    prompt: { id: "build-module", version: 1, sha: "0".repeat(64) },
    ...{ packetSha: "1".repeat(64), packetBytes: 10_000, maxOutputTokens: 24_000 },
  };
});

const cap = (usd: string, scope: "project" | "build" = "project") =>
  facts.commit("cap", (tx) =>
    changeCaps(tx, { projectId, buildId: spec.buildId }, [{ scope, role: null, capPicoUsd: picoOfUsd(usd) ?? null }]),
  );
const events = async (type: string) =>
  (await db.event.findMany({ where: { projectId, type }, orderBy: { seq: "asc" } })).map(
    ({ detail }) => detail as Record<string, unknown>,
  );
async function opened(number: number) {
  const is = await openAttempt(deps, { ...spec, number });
  if (is.is !== "open") throw new Error(`not opened: ${is.is}`);
  return is.attempt;
}
const finished = { ...nothingReceived, rawFinish: "stop", end: { type: "finished", finish: "complete" } } as const;
/** $10 a million tokens of output. */
const answer = (output: number) => ({ ...finished, usage: { inputUncached: 0, output } });

test("one that waits says so once, and what it waits for; then it is opened", async () => {
  await cap("0.30");
  const first = await opened(1);
  const second = { ...spec, taskId: `${projectId}-other` };
  for (let turn = 0; turn < 3; turn++)
    expect(await openAttempt(deps, second)).toEqual({ is: "waits", why: "budget", until: null });
  expect((await events("attempt-waiting")).map(({ why, says }) => [why, says])).toEqual([
    ["budget", "Waits until what runs has ended: it holds $0.25 of the project's budget"],
  ]);
  await settleAttempt(deps, first, answer(1_000));
  expect(await openAttempt(deps, second)).toMatchObject({ is: "open" });
});

test("one that is never sent leaves nothing reserved, and is asked about once", async () => {
  await cap("0.20");
  expect(await openAttempt(deps, spec)).toEqual({ is: "asked" });
  expect(await openAttempt(deps, spec)).toEqual({ is: "asked" });
  expect(await facts.read.attempts.list({ projectId })).toEqual([]);
  const open = await facts.read.decisions.list({ projectId, status: "open" });
  expect(open.map(({ reason, moduleId }) => [reason, moduleId])).toEqual([["budget", "a"]]);
  expect((await facts.read.runs.list({ projectId })).map(({ status }) => status)).toEqual(["deciding"]);
});

test("the review of the whole does not fit, and the project ends as partly: the build finishes without it", async () => {
  await cap("0.20");
  const settings = { ...makeProject().settings, atCap: "partly" } as const;
  await facts.read.projects.change(projectId, {}, { settings });
  expect(await openAttempt(deps, { ...spec, moduleId: null, roundId: null })).toEqual({ is: "asked" });
  expect((await facts.read.builds.get(spec.buildId ?? ""))?.phase).toBe("finishing");
  expect(await facts.read.decisions.list({ projectId })).toEqual([]);
  expect((await events("budget-reached")).map(({ budget }) => budget)).toEqual(["the project's budget"]);
});

test("nothing is left out where the architect works on the document: a person is asked", async () => {
  await cap("0.20");
  const settings = { ...makeProject().settings, atCap: "partly" } as const;
  await facts.read.projects.change(projectId, {}, { settings });
  await openAttempt(deps, { ...spec, buildId: null, moduleId: null, roundId: null, designId: "d" });
  expect((await facts.read.decisions.list({ projectId })).map(({ reason }) => reason)).toEqual(["budget"]);
});

test("warnings at 75 and 90 percent are said once for each budget, and again after the cap was raised", async () => {
  await cap("1");
  await cap("10", "build");
  const said = async () =>
    (await events("budget-warned")).map(({ scope, percent, capUsd }) => [scope, percent, capUsd]);
  const spend = async (number: number, output: number) => settleAttempt(deps, await opened(number), answer(output));
  await spend(1, 70_000);
  expect(await said()).toEqual([]);
  await spend(2, 5_000);
  await spend(3, 1_000);
  expect(await said()).toEqual([["project", 75, "1"]]);
  await cap("1.01");
  await cap("5");
  await spend(4, 300_000);
  await cap("4");
  expect(await said()).toEqual([
    ["project", 75, "1"],
    ["project", 75, "5"],
    ["project", 90, "4"],
  ]);
});

test("settling twice neither spends nor warns twice", async () => {
  await cap("1");
  const attempt = await opened(1);
  await settleAttempt(deps, attempt, answer(80_000));
  await settleAttempt(deps, attempt, answer(80_000));
  expect((await events("budget-warned")).length).toBe(1);
  const [standing] = await facts.commit("sum", (tx) => tx.lockBudgets({ projectId, buildId: null, role: null }));
  expect(standing).toMatchObject({ settledPicoUsd: picoOfUsd("0.8"), reservedPicoUsd: 0n });
});

test("usage is in the running row as soon as it is told, and survives what fails after it", async () => {
  const attempt = await opened(1);
  const row = async () => (await facts.read.attempts.get(attempt.id)) ?? attempt;
  const seen: unknown[] = [];
  const gateway = {
    provider: "gemini" as const,
    check: async () => ({ ok: true, models: [] }) as const,
    async *stream(): AsyncGenerator<ModelEvent> {
      yield { type: "started", servedModel: "gemini-4-argon" };
      yield { type: "usage", usage: { inputUncached: 900, cacheRead: 100 }, raw: { prompt: 1_000 } };
      seen.push(await row());
      yield { type: "text-delta", text: "Half an answer." };
      throw new Error("the socket is on fire");
    },
  };
  const said: unknown[] = [];
  const { error } = console;
  console.error = (line) => said.push(line);
  const request = { model: "gemini-4-argon", maxOutputTokens: 24_000 } as Parameters<typeof receiveReply>[3];
  const received = await receiveReply(deps, attempt, gateway, request, new AbortController().signal);
  console.error = error;
  expect(seen).toMatchObject([{ status: "running", inputUncached: 900, cacheRead: 100, rawUsage: { prompt: 1_000 } }]);
  expect(said.length).toBe(1);
  await settleAttempt(deps, attempt, received);
  expect(await row()).toMatchObject({
    ...{ status: "ended", outcome: "failed", failureKind: "unexpected", usageSource: "estimated" },
    ...{ inputUncached: 900, cacheRead: 100, output: 5 },
  });
  expect((await row()).costUpperPicoUsd ?? 0n).toBeGreaterThan((await row()).costPicoUsd ?? 0n);
});

test("what a server was told before it was killed is what its attempt is settled with", async () => {
  await cap("1");
  const attempt = await opened(1);
  const gateway = {
    provider: "gemini" as const,
    check: async () => ({ ok: true, models: [] }) as const,
    async *stream(): AsyncGenerator<ModelEvent> {
      yield { type: "usage", usage: { inputUncached: 900 }, raw: null };
      await killed;
    },
  };
  const { promise: killed, resolve: kill } = Promise.withResolvers<void>();
  const request = { model: "gemini-4-argon", maxOutputTokens: 24_000 } as Parameters<typeof receiveReply>[3];
  const dying = receiveReply(deps, attempt, gateway, request, new AbortController().signal);
  await until("it is told", async () => (await facts.read.attempts.get(attempt.id))?.inputUncached === 900);
  await interruptOrphans(deps, projectId);
  const row = await facts.read.attempts.get(attempt.id);
  expect(row).toMatchObject({ outcome: "interrupted", usageSource: "estimated", inputUncached: 900, output: 0 });
  // All the output that was allowed may have been written and never seen.
  expect((row?.costUpperPicoUsd ?? 0n) - (row?.costPicoUsd ?? 0n)).toBe(24_000n * 10_000_000n);
  const [standing] = await facts.commit("sum", (tx) => tx.lockBudgets({ projectId, buildId: null, role: null }));
  expect(standing).toMatchObject({ settledPicoUsd: row?.costPicoUsd, reservedPicoUsd: 0n });
  kill();
  await dying;
});

test("a model without a price waits for a person only where there is a budget", async () => {
  const route = { ...spec.route, model: { provider: "openai", model: "local" } } as const;
  expect(await openAttempt(deps, { ...spec, route })).toMatchObject({ is: "open", attempt: { reservedPicoUsd: null } });
  await facts.read.budgets.insert(makeBudget({ projectId }));
  expect(await openAttempt(deps, { ...spec, route, number: 2 })).toEqual({ is: "asked" });
  const [decision] = await facts.read.decisions.list({ projectId });
  expect(decision).toMatchObject({ reason: "unpriced", model: "openai/local" });
});
