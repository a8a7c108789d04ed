import { afterAll, beforeEach, expect, test } from "vitest";
import { createCatalog } from "#lib/catalog/create-catalog.ts";
import { createArtifacts } from "#lib/db/create-artifacts.ts";
import { createFacts } from "#lib/db/create-facts.ts";
import type { AttemptSpec } from "#lib/domain/build/attempt-spec.ts";
import type { Attempt } from "#lib/domain/build/build.ts";
import type { FailureKind } from "#lib/domain/build/failure.ts";
import type { ProviderId } from "#lib/domain/routing/role.ts";
import { makeBudget, makeProject, noon } from "#lib/testing/make-rows.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { openAttempt } from "./open-attempt.ts";
import { nothingReceived } from "./receive-reply.ts";
import { settleAttempt } from "./settle-attempt.ts";

const { prisma: db } = await testDatabase();
let now = noon;
const clock = { now: () => now };
const facts = createFacts({ db, clock });
let next = 0;
const deps = {
  facts,
  clock,
  artifacts: createArtifacts({ db, dataDir: temporaryFolder() }),
  catalog: createCatalog(),
  ids: { next: (prefix: string) => `${prefix}-${++next}` },
  live: { keep: async () => {}, forget: async () => {}, forgetEnded: async () => {} },
  requestsPerProvider: 3,
} as unknown as EngineDeps;

let projects = 0;
let projectId = "";
beforeEach(async () => {
  now = noon;
  projectId = `p${++projects}`;
  await facts.read.projects.insert(makeProject({ id: projectId }));
});
afterAll(() => db.$disconnect());

const seconds = (count: number) => new Date(noon.getTime() + count * 1000);
function spec(taskId: string, provider: ProviderId, of = projectId): AttemptSpec {
  const route = { role: "builder", model: { provider, model: "some" }, rule: "role-default", why: "First." } as const;
  return {
    ...{
      taskId: `${of}:${taskId}`,
      number: 1,
      chain: 0,
      projectId: of,
      buildId: null,
      moduleId: taskId,
      roundId: null,
    },
    ...{ designId: null, route, prompt: { id: "build-module", version: 1, sha: "0" }, packetSha: "0" },
    ...{ packetBytes: 1_000, maxOutputTokens: 1_000, scripted: provider === "scripted", after: null },
    remainingMs: 60_000,
  };
}
const ask = (taskId: string, provider: ProviderId, of?: string) => openAttempt(deps, spec(taskId, provider, of));
async function opened(taskId: string, provider: ProviderId): Promise<Attempt> {
  const answer = await ask(taskId, provider);
  if (answer.is !== "open") throw new Error(`${taskId} is ${JSON.stringify(answer)}`);
  return answer.attempt;
}
function settle(attempt: Attempt, kind?: FailureKind): Promise<void> {
  const end = kind
    ? ({ type: "failed", failure: { kind, detail: "Overloaded." } } as const)
    : ({ type: "finished", finish: "complete" } as const);
  return settleAttempt(deps, attempt, { ...nothingReceived, text: "An answer.", rawFinish: "stop", end });
}
async function fails(times: number, provider: ProviderId): Promise<void> {
  for (let time = 0; time < times; time++) await settle(await opened(`fails-${++next}`, provider), "overloaded");
}
async function said(of = projectId): Promise<readonly string[]> {
  const events = await db.event.findMany({
    where: { projectId: of, type: "attempt-waiting" },
    orderBy: { seq: "asc" },
  });
  return events.map(({ detail }) => (detail as { says: string }).says);
}
const state = (provider: ProviderId) => facts.read.providerStates.get(provider);

test("of ten that race for three places three go, and the others say once what they wait for", async () => {
  const tasks = Array.from({ length: 10 }, (_, index) => `t${index}`);
  const answers = await Promise.all(tasks.map((task) => ask(task, "gemini")));
  const open = answers.flatMap((answer) => (answer.is === "open" ? [answer.attempt] : []));
  expect(open).toHaveLength(3);
  const waiting = tasks.filter((_, index) => answers[index]?.is === "waits");
  for (const task of waiting)
    expect(await ask(task, "gemini")).toEqual({ is: "waits", why: "concurrency", until: null });
  expect(await said()).toEqual(waiting.map(() => "Waits for a free place at Google Gemini (3 of 3)"));
  // Another provider has places of its own; a place that is free again is taken.
  const other = await opened("other", "openai");
  for (const attempt of [...open, other]) await settle(attempt);
  for (const task of waiting.slice(0, 3)) await settle(await opened(task, "gemini"));
});

test("a pace lets no more begin within any minute, whatever has ended", async () => {
  await facts.commit("pace", (tx) => tx.lockProvider("anthropic"));
  await facts.read.providerStates.change("anthropic", {}, { requestsPerMinute: 2 });
  await settle(await opened("a", "anthropic"));
  now = seconds(20);
  await settle(await opened("b", "anthropic"));
  now = seconds(30);
  expect(await ask("c", "anthropic")).toEqual({ is: "waits", why: "pace", until: seconds(60) });
  expect(await ask("c", "anthropic")).toMatchObject({ why: "pace" });
  expect(await said()).toEqual(["Waits for the pace of Anthropic (2 requests a minute)"]);
  now = seconds(60);
  await settle(await opened("c", "anthropic"));
  expect(await ask("d", "anthropic")).toEqual({ is: "waits", why: "pace", until: seconds(80) });
  await facts.read.providerStates.change("anthropic", {}, { requestsPerMinute: null });
  await settle(await opened("d", "anthropic"));
});

test("a breaker opens at five failures in a row for everybody, and one that goes first closes it", async () => {
  const elsewhere = `${projectId}-elsewhere`;
  await facts.read.projects.insert(makeProject({ id: elsewhere }));
  await fails(4, "openai");
  await settle(await opened("answers", "openai"));
  expect(await state("openai")).toMatchObject({ failures: 0, problem: null });
  const late = await opened("late", "openai");
  await fails(5, "openai");
  const until = seconds(30);
  expect(await state("openai")).toMatchObject({ failures: 5, problem: "Overloaded.", openUntil: until });
  for (const of of [projectId, elsewhere]) {
    expect(await ask("w", "openai", of)).toEqual({ is: "waits", why: "breaker", until });
    expect(await said(of)).toEqual(["The OpenAI-compatible server failed 5 times in a row and is left alone"]);
  }
  // What was on its way before prolongs nothing.
  await settle(late, "cut");
  expect(await state("openai")).toMatchObject({ failures: 5, openUntil: until });

  now = until;
  const racing = await Promise.all(["w", "x", "y", "z"].map((task) => ask(task, "openai")));
  const first = racing.flatMap((answer) => (answer.is === "open" ? [answer.attempt] : []));
  expect(first).toHaveLength(1);
  expect(racing.filter((answer) => answer.is === "waits")).toEqual(
    [1, 2, 3].map(() => ({ is: "waits", why: "breaker", until: null })),
  );
  const [probe] = first;
  if (!probe) throw new Error("unreachable");
  await settle(probe, "overloaded");
  expect(await state("openai")).toMatchObject({ failures: 6, openUntil: seconds(90), probeAttemptId: null });
  now = seconds(90);
  await settle(await opened("first", "openai"));
  expect(await state("openai")).toMatchObject({ failures: 0, problem: null, openUntil: null, probeAttemptId: null });
  for (const task of ["then", "after"]) await settle(await opened(task, "openai"));
});

test("one that went first and has no end holds nobody up: cut, dead with its server, or deleted", async () => {
  await fails(5, "gemini");
  now = seconds(30);
  await settle(await opened("cut", "gemini"), "cancelled");
  await settle(await opened("dead", "gemini"), "interrupted");
  const probe = await opened("deleted", "gemini");
  expect(await ask("waits", "gemini")).toMatchObject({ is: "waits", until: null });
  await facts.commit("delete", async (tx) => {
    await tx.removeProject(projectId);
  });
  expect(await facts.read.attempts.get(probe.id)).toBeUndefined();
  projectId = `${projectId}-after`;
  await facts.read.projects.insert(makeProject({ id: projectId }));
  await settle(await opened("waits", "gemini"));
  expect(await state("gemini")).toMatchObject({ failures: 0, openUntil: null });
});

test("settling twice counts once, and what is no failure of the service does not count", async () => {
  const attempt = await opened("a", "gemini");
  await settle(attempt, "overloaded");
  await settle(attempt, "overloaded");
  expect(await state("gemini")).toMatchObject({ failures: 1 });
  await settle(await opened("b", "gemini"), "unexpected");
  expect(await state("gemini")).toMatchObject({ failures: 1 });
  await settle(await opened("c", "gemini"), "rate-limited");
  expect(await state("gemini")).toMatchObject({ failures: 0 });
});

test("a provider that asks for half a year of patience is settled like any other", async () => {
  const attempt = await opened("long", "gemini");
  const failure = { kind: "quota", detail: "Come back in spring.", retryAfterMs: 180 * 24 * 3_600_000 } as const;
  await settleAttempt(deps, attempt, { ...nothingReceived, end: { type: "failed", failure } });
  expect(await facts.read.attempts.get(attempt.id)).toMatchObject({
    failureKind: "quota",
    retryAfterMs: 2_147_483_647,
  });
});

test("an attempt that the budget refuses is not the one that goes first", async () => {
  await fails(5, "gemini");
  now = seconds(30);
  const budget = makeBudget({ projectId, capPicoUsd: 1n });
  await facts.read.budgets.insert(budget);
  expect(await ask("poor", "gemini")).toEqual({ is: "asked" });
  expect(await state("gemini")).toMatchObject({ probeAttemptId: null });
  await facts.commit("no cap", (tx) => tx.removeBudget(budget.id));
  await settle(await opened("rich", "gemini"));
});

test("a script has places, and neither a breaker nor a pace", async () => {
  await fails(6, "scripted");
  await facts.read.providerStates.change("scripted", {}, { requestsPerMinute: 1 });
  const open = [await opened("a", "scripted"), await opened("b", "scripted"), await opened("c", "scripted")];
  expect(await ask("d", "scripted")).toMatchObject({ is: "waits", why: "concurrency" });
  for (const attempt of open) await settle(attempt);
});

test("a wait is said again once it was over, or a person let the work go on", async () => {
  const open = [await opened("a", "gemini"), await opened("b", "gemini"), await opened("c", "gemini")];
  await ask("w", "gemini");
  await ask("w", "gemini");
  expect(await said()).toHaveLength(1);
  await facts.commit("resume", async (tx) => tx.log(projectId, { type: "build-resumed" }));
  await ask("w", "gemini");
  await ask("w", "gemini");
  expect(await said()).toHaveLength(2);
  for (const attempt of open) await settle(attempt);
});
