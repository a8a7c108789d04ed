import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelBuild } from "#lib/engine/commands/control-build.ts";
import { wakeEverybody } from "#lib/engine/steps/wake-everybody.ts";
import { okay, openStage, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url, prisma } = await testDatabase();
const day = 86_400_000;
const one = textBlueprint({ modules: [{ id: "a" }] });
/** Nobody is there to whom the work could go. */
const alone = {
  builder: [{ provider: "gemini", model: "grand-2" }],
  architect: [{ provider: "gemini", model: "grand-2" }],
  reviewer: [{ provider: "anthropic", model: "judge-1" }],
} as const;
let stage: Stage;
/** What the clock is off by. */
let offMs = 0;

beforeAll(async () => {
  stage = await openStage(url, temporaryFolder(), { clock: { now: () => new Date(Date.now() + offMs) } });
});
beforeEach(() => {
  offMs = 0;
});
afterAll(() => stage.close());

test("a clock that jumps loses nothing: days ahead and back, in the middle of requests", async () => {
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b", depends: ["a"] }] }),
    lines: {
      "build-module a": (subject) => {
        offMs = 2 * day;
        return writes("good")(subject);
      },
      "review-module a": () => {
        offMs = -3 * day;
        return '{ "verdict": "approved", "findings": [], "rulings": [] }';
      },
      "build-module b": (subject) => {
        offMs = 0;
        return writes("good")(subject);
      },
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1"]);
  const log = await stage.events.readEvents(story.projectId, 0, 1_000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
});

test("a person's answer given by a clock days ahead begins one chain, not one for each attempt after it", async () => {
  const story = await stage.project({
    blueprint: one,
    roles: alone,
    lines: { "build-module": { fail: "refused" } },
  });
  await story.build();
  const first = await story.asked("provider", "a");
  offMs = 2 * day;
  await story.answer(first, "retry");
  await until("it is asked again", async () => (await story.open()).some(({ id }) => id !== first.id));
  const second = await story.asked("provider", "a");
  const made = (await story.attempts()).length;
  offMs = 0;
  await story.answer(second, "retry");
  await until("and again", async () => (await story.open()).some(({ id }) => id !== second.id));
  // As many as the chain before it had, though the answer lies two days ahead of them.
  expect((await story.attempts()).length - made).toBe(made / 2);
  okay(await cancelBuild(stage.deps, { projectId: story.projectId, buildId: second.buildId ?? "" }));
});

test("a wait and a breaker that a clock set days ahead hold nobody up when it goes back", async () => {
  let failures = 0;
  const story = await stage.project({
    blueprint: one,
    roles: alone,
    lines: {
      "build-module": (subject) => {
        return failures++ === 0 ? { fail: "overloaded" } : writes("good")(subject);
      },
    },
  });
  offMs = 2 * day;
  await story.build();
  await until("it has failed", async () => (await story.attempts()).some((line) => line.endsWith("overloaded")));
  await prisma.providerState.updateMany({
    where: { id: "gemini" },
    data: { failures: 5, openUntil: new Date(Date.now() + 2 * day) },
  });
  offMs = 0;
  await wakeEverybody(stage.deps);
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  await prisma.providerState.deleteMany();
});

test("a request that was cut after the machine had slept for hours is asked again, and no person is", async () => {
  let cut = false;
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module": (subject) => {
        if (cut) return writes("good")(subject);
        cut = true;
        offMs = 8 * 3_600_000;
        return { fail: "cut" };
      },
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
});
