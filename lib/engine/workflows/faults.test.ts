import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deleteProject } from "#lib/engine/commands/delete-project.ts";
import { okay, openStage, type Stage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
const one = textBlueprint({ modules: [{ id: "a" }] });
let stage: Stage;
/** What fails now, by what it is asked to do, and how often it has. */
const failing = new Map<string, number>();
const said = vi.fn();

function failsWhile<Args extends readonly unknown[], T>(what: (...args: Args) => string, work: (...args: Args) => T) {
  return (...args: Args): T => {
    const times = failing.get(what(...args));
    if (times === undefined) return work(...args);
    failing.set(what(...args), times + 1);
    throw new Error("the disk reads nothing");
  };
}

beforeAll(async () => {
  console.error = said;
  stage = await openStage(url, temporaryFolder());
  const { live, ownership, repositories } = stage.deps;
  const { forgetEnded } = live;
  Object.assign(live, { forgetEnded: failsWhile((projectId) => `take up ${projectId}`, forgetEnded.bind(live)) });
  Object.assign(ownership, { takeOver: failsWhile(() => "sweep", ownership.takeOver) });
  Object.assign(repositories, { remove: failsWhile((projectId) => `remove ${projectId}`, repositories.remove) });
});
afterAll(() => stage.close());

const failed = (what: string, times: number) =>
  until(`${what} was tried ${times} times`, () => (failing.get(what) ?? 0) >= times);
const says = () => stage.troubles.list().map((trouble) => trouble.says);

test("a project that cannot be taken up says so in its log, once, and goes on when it can", async () => {
  console.error = said;
  const story = await stage.project({ blueprint: one });
  const what = `take up ${story.projectId}`;
  failing.set(what, 0);
  const building = story.build();
  await failed(what, 2);
  failing.clear();
  await building;
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  const log = await stage.events.readEvents(story.projectId, 0, 1_000);
  expect(log.flatMap(({ type, detail }) => (type === "work-held" ? [detail] : []))).toEqual([
    { why: "unexpected", says: "Something failed that should not fail, and is tried again: the disk reads nothing" },
  ]);
  expect(says()).toEqual([]);
});

test("a server that finds no left work says so until it does", async () => {
  console.error = said;
  failing.set("sweep", 0);
  await failed("sweep", 3);
  expect(says()).toEqual([
    "Work of servers that died is not taken over here: the disk reads nothing. What this server works on goes on, and it looks again every second.",
  ]);
  failing.clear();
  await until("it finds it", () => says().length === 0);
});

test("a deleted project that cannot be removed is said until it is gone", { timeout: 60_000 }, async () => {
  console.error = said;
  const { projectId } = await stage.project({ blueprint: one });
  const what = `remove ${projectId}`;
  failing.set(what, 0);
  const deleting = deleteProject(stage.deps, { projectId });
  await failed(what, 2);
  expect(says()).toEqual([
    "“Staged” is deleted, but what it left could not be removed: the disk reads nothing. It is tried again every few seconds.",
  ]);
  failing.clear();
  okay(await deleting);
  await until("it is gone", async () => (await stage.deps.facts.read.projects.get(projectId)) === undefined);
  await until("nothing is said any more", () => says().length === 0);
});
