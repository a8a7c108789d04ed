import { afterAll, expect, test } from "vitest";
import { resumeBuild } from "#lib/engine/commands/control-build.ts";
import { okay, openStage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { emptyTestDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { restoreOld } from "#lib/testing/upgrade/restore-old.ts";

const url = await emptyTestDatabase();
const dataDir = temporaryFolder();
const projects = await restoreOld(url, dataDir);
const stage = await openStage(url, dataDir);
afterAll(() => stage.close());

test("builds of an older version go on under this one, and nothing that was finished is repeated", async () => {
  const { read } = stage.deps.facts;
  const running = stage.adopt(projects.running);
  const paused = stage.adopt(projects.paused);
  expect(await running.ended()).toEqual(["merged", "a merged 2", "b merged 1", "c merged 1"]);

  const held = { projectId: projects.paused };
  await until(
    "its requests are settled",
    async () => (await read.attempts.count({ ...held, status: "running" })) === 0,
  );
  expect(await read.attempts.count(held)).toBe(7);
  const [build] = await read.builds.list({ ...held, status: "paused" });
  okay(await resumeBuild(stage.deps, { ...held, buildId: build?.id ?? "" }));
  expect(await paused.ended()).toEqual(["merged", "a merged 2", "b merged 1", "c merged 1"]);

  for (const { projectId } of [running, paused]) {
    const attempts = await read.attempts.list({ projectId });
    const finished = attempts.filter(({ outcome }) => outcome === "finished").map(({ taskId }) => taskId);
    expect(finished).toEqual([...new Set(finished)]);
    // What was in flight is shown as what it was, with what it cost at most.
    const cut = attempts.filter(({ outcome }) => outcome === "interrupted");
    expect(cut.map(({ moduleId }) => moduleId).toSorted()).toEqual(["b", "c"]);
    expect(
      cut.every(({ usageSource, costUpperPicoUsd }) => usageSource === "estimated" && costUpperPicoUsd !== null),
    ).toBe(true);
    const reviews = (await read.reviews.list({ projectId })).map(({ roundId, commit }) => `${roundId} ${commit}`);
    expect(reviews).toEqual([...new Set(reviews)]);
    const merges = (await read.merges.list({ projectId })).map(({ moduleId }) => moduleId);
    expect(merges.toSorted()).toEqual(["a", "b", "c"]);
  }
});
