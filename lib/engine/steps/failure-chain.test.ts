import { afterAll, beforeAll, expect, test } from "vitest";
import { readHeld } from "#lib/db/queries/read-held.ts";
import { eventWords } from "#lib/domain/timeline/event-words.ts";
import { openStage, type Stage, writes } from "#lib/testing/open-stage.ts";
import type { Played } from "#lib/testing/played-gateway.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { wakeEverybody } from "./wake-everybody.ts";

const { url, prisma } = await testDatabase();
let stage: Stage;
let deps: EngineDeps;
let aheadMs = 0;

beforeAll(async () => {
  stage = await openStage(url, temporaryFolder(), { clock: { now: () => new Date(Date.now() + aheadMs) } });
  deps = stage.deps;
});
afterAll(() => stage.close());

const timeout = 180_000;

async function said(projectId: string, ...types: readonly string[]): Promise<readonly string[]> {
  const rows = await prisma.event.findMany({ where: { projectId, type: { in: [...types] } }, orderBy: { seq: "asc" } });
  return rows.map(({ type, moduleId, detail }) =>
    eventWords({ type: type as never, moduleId, detail: detail as never }),
  );
}

test("a chain retries, goes to another provider, to the next model, to the architect's, and asks; then it goes on", {
  timeout,
}, async () => {
  const played: Played[] = [
    { fail: "overloaded" },
    { fail: "blocked" },
    { fail: "refused" },
    { fail: "bad-request" },
    { fail: "refused" },
  ];
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }] }),
    roles: {
      builder: [
        { provider: "gemini", model: "grand-2" },
        { provider: "gemini", model: "small-1" },
        { provider: "anthropic", model: "grand-2" },
      ],
      architect: [{ provider: "anthropic", model: "plan-1" }],
      // The architect's model reviews first, unless it wrote the round.
      reviewer: [
        { provider: "anthropic", model: "plan-1" },
        { provider: "gemini", model: "judge-1" },
      ],
    },
    lines: { "build-module": (subject) => played.shift() ?? writes("good")(subject) },
  });
  const { projectId } = story;
  await story.build();
  const decision = await story.asked("provider", "a");
  expect(decision.detail).toContain(
    "anthropic/plan-1 refused: Played: refused. 4 models were asked, and nobody else is left. What this question cost is not known: 3 attempts of unknown cost.",
  );
  const attempts = await deps.facts.read.attempts.list({ projectId });
  expect(attempts.map(({ provider, requestedModel, route }) => [`${provider}/${requestedModel}`, route.rule])).toEqual([
    ["gemini/grand-2", "project-role"],
    ["gemini/grand-2", "project-role"],
    ["anthropic/grand-2", "other-provider"],
    ["gemini/small-1", "next-model"],
    ["anthropic/plan-1", "escalated"],
  ]);
  expect(await said(projectId, "attempt-started")).toEqual([
    "Builder starts build-module for a",
    "Builder starts build-module for a, try 2: gemini/grand-2 is overloaded",
    "Builder starts build-module for a, try 3: gemini/grand-2 was blocked by a filter of its provider; this is the same model by another provider.",
    "Builder starts build-module for a, try 4: anthropic/grand-2 refused; this is the next of the role.",
    "Builder starts build-module for a, try 5: gemini/small-1 did not accept the request, and no other model of the builder is left: the architect's model writes it.",
  ]);
  // A person's answer begins the chain anew; what escalates then is judged by somebody else than its author.
  played.push({ fail: "refused" }, { fail: "refused" });
  await story.answer(decision, "retry");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  const rows = await deps.facts.read.attempts.list({ projectId, moduleId: "a" });
  const writing = rows.filter(({ outcome, promptId }) => outcome === "finished" && promptId === "build-module");
  expect(writing.map(({ requestedModel }) => requestedModel)).toEqual(["plan-1"]);
  expect((await deps.facts.read.rounds.list({ projectId }))[0]?.author).toBe("anthropic/plan-1");
  const reviews = rows.filter(({ promptId }) => promptId === "review-module");
  expect(reviews.map(({ requestedModel }) => requestedModel)).toEqual(["judge-1"]);
});

test("a breaker opens, five modules wait for it and say so, one goes first, and its answer lets the others go", {
  timeout,
}, async () => {
  const ids = ["a", "b", "c", "d", "e"];
  const met = Promise.withResolvers<void>();
  const probed = Promise.withResolvers<void>();
  const first = new Set<string>();
  let again = 0;
  const story = await stage.project({
    blueprint: textBlueprint({ modules: ids.map((id) => ({ id })) }),
    settings: { parallel: ids.length },
    roles: {
      builder: [{ provider: "gemini", model: "grand-2" }],
      reviewer: [{ provider: "anthropic", model: "judge-1" }],
    },
    lines: {
      "build-module": async (subject) => {
        const { moduleId = "" } = subject;
        if (!first.has(moduleId)) {
          first.add(moduleId);
          if (first.size === ids.length) met.resolve();
          await met.promise;
          return { fail: "overloaded" };
        }
        again += 1;
        await probed.promise;
        return writes("good")(subject);
      },
    },
  });
  const { projectId } = story;
  await story.build();
  const isSaid = (words: string, times: number) => async () => {
    const waits = await said(projectId, "attempt-waiting");
    return waits.filter((each) => each.includes(words)).length >= times;
  };
  await until("all wait for the breaker", isSaid("failed 5 times in a row and is left alone; again in", 5));
  expect(await deps.facts.read.providerStates.get("gemini")).toMatchObject({ failures: 5, probeAttemptId: null });
  expect([...(await prisma.$transaction((tx) => readHeld(tx, projectId))).keys()].sort()).toEqual(ids);
  expect(again).toBe(0);

  aheadMs += 31_000;
  await wakeEverybody(deps);
  await until("the others wait for the one that goes first", isSaid("another attempt goes first", 4));
  expect(again).toBe(1);
  expect((await prisma.$transaction((tx) => readHeld(tx, projectId))).size).toBe(4);
  probed.resolve();
  await until("it is closed", async () => (await deps.facts.read.providerStates.get("gemini"))?.failures === 0);
  await wakeEverybody(deps);
  expect(await story.ended()).toEqual(["merged", ...ids.map((id) => `${id} merged 1`)]);
  expect(await deps.facts.read.providerStates.get("gemini")).toMatchObject({ failures: 0, openUntil: null });
  expect((await prisma.$transaction((tx) => readHeld(tx, projectId))).size).toBe(0);
});

test("a quota is waited for as long as it takes, said once, and the work goes on by itself", { timeout }, async () => {
  const played: Played[] = [{ fail: "quota", retryAfterMs: 7_200_000 }];
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }] }),
    roles: { builder: [{ provider: "gemini", model: "grand-2" }] },
    lines: { "build-module": (subject) => played.shift() ?? writes("good")(subject) },
  });
  const { projectId } = story;
  await story.build();
  await until("the wait is said", async () => (await said(projectId, "attempt-waiting")).length > 0);
  await wakeEverybody(deps);
  aheadMs += 3_600_000;
  await wakeEverybody(deps);
  expect((await prisma.$transaction((tx) => readHeld(tx, projectId))).get("a")?.says).toBe(
    "gemini/grand-2 has no quota left",
  );
  aheadMs += 3_700_000;
  await wakeEverybody(deps);
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await said(projectId, "attempt-waiting")).toEqual([
    expect.stringMatching(/^a: gemini\/grand-2 has no quota left; again in 2 h( 1 min)?$/),
  ]);
  const attempts = await deps.facts.read.attempts.list({ projectId, moduleId: "a" });
  expect(attempts.map(({ number, failureKind }) => [number, failureKind]).slice(0, 2)).toEqual([
    [1, "quota"],
    [2, null],
  ]);
});
