import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
const one = textBlueprint({ modules: [{ id: "a" }] });
let stage: Stage;
/** Writes of texts fail as they do on a full disk. */
let isFull = false;
let refused = 0;

beforeAll(async () => {
  stage = await openStage(url, temporaryFolder());
  const { artifacts } = stage.deps;
  const { put } = artifacts;
  Object.assign(artifacts, {
    put: async (projectId: string, text: string) => {
      if (!isFull) return put(projectId, text);
      refused++;
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    },
  });
});
afterAll(() => stage.close());

async function held(projectId: string) {
  const log = await stage.events.readEvents(projectId, 0, 1_000);
  return log.filter(({ type }) => type === "work-held").map(({ detail }) => detail);
}

test("a full disk is waited out: its reason is in the log, and what was paid for is not asked for again", async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module a": (subject) => {
        isFull = true;
        return writes("good")(subject);
      },
    },
  });
  await story.build();
  await until("the log says why nothing goes on", async () => (await held(story.projectId)).length > 0);
  const before = refused;
  await until("it was tried again", () => refused > before);
  isFull = false;
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.attempts()).toEqual([
    "build-module a complete",
    "review-module a complete",
    "review-integration - complete",
  ]);
  expect(await held(story.projectId)).toEqual([{ why: "disk-full", says: expect.stringMatching(/^The disk is full/) }]);
});

test("work that meets a full disk says so once, and goes on when there is room", async () => {
  const story = await stage.project({ blueprint: one });
  refused = 0;
  isFull = true;
  const building = story.build();
  const buildId = await building;
  await until("the log says why nothing goes on", async () => (await held(story.projectId)).length > 0);
  await until("it was tried again", () => refused > 1);
  isFull = false;
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect((await held(story.projectId)).map(({ why }) => why)).toEqual(["disk-full"]);
  expect(await stage.deps.facts.read.decisions.count({ buildId })).toBe(0);
});
