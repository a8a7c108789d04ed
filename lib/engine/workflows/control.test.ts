import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { approveBlueprint } from "#lib/engine/commands/approve-blueprint.ts";
import { cancelBuild, resumeBuild, stopBuild } from "#lib/engine/commands/control-build.ts";
import { deleteProject } from "#lib/engine/commands/delete-project.ts";
import { startBuild } from "#lib/engine/commands/start-build.ts";
import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import { okay, openStage, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url, prisma } = await testDatabase();
const dataDir = temporaryFolder();
let stage: Stage;
let deps: EngineDeps;
/** Fails reads of the repositories of these projects. */
const failing = new Set<string>();
/** Commands that the sandbox was given. */
const begun: string[] = [];

beforeAll(async () => {
  stage = await openStage(url, dataDir);
  deps = stage.deps;
  const { repositories, sandbox } = deps;
  const { driver } = sandbox;
  const run = driver?.run;
  if (driver && run)
    Object.assign(driver, {
      run: (...[job, signal]: Parameters<typeof run>) => {
        begun.push(job.command);
        return run(job, signal);
      },
    });
  const { tree, merge } = repositories;
  Object.assign(repositories, {
    tree: async (projectId: string, commit: string) => {
      if (failing.has(projectId)) throw new Error("the disk is gone");
      return tree(projectId, commit);
    },
    merge: async (...args: Parameters<typeof merge>) => {
      if (failing.has(`merge ${args[0]}`)) throw new Error("the disk is gone");
      return merge(...args);
    },
  });
});
afterAll(() => stage.close());

/** Far beyond what it takes: a machine may be busy with other things. */
const timeout = 180_000;
const one = textBlueprint({ modules: [{ id: "a" }] });

async function running(projectId: string) {
  await until("an attempt runs", async () => {
    const rows = await deps.facts.read.attempts.list({ projectId, status: "running" });
    return rows.some(({ firstTokenAt }) => firstTokenAt !== null);
  });
}

test("stopped twice: the request is cut and settled with its most; resumed twice, it goes on", {
  timeout,
}, async () => {
  const story = await stage.project({ blueprint: one, lines: { "build-module": { text: "some", finish: "hang" } } });
  const buildId = await story.build();
  const order = { projectId: story.projectId, buildId };
  await running(story.projectId);
  okay(await stopBuild(deps, order));
  okay(await stopBuild(deps, order));
  await until("the attempt is settled", async () => {
    const [attempt] = await deps.facts.read.attempts.list({ projectId: story.projectId });
    return attempt?.status === "ended";
  });
  const [attempt] = await deps.facts.read.attempts.list({ projectId: story.projectId });
  expect(attempt).toMatchObject({ outcome: "cancelled", failureKind: "cancelled", usageSource: "estimated" });
  expect(attempt?.costUpperPicoUsd).toBeGreaterThan(attempt?.costPicoUsd ?? 0n);
  expect(await deps.facts.read.builds.get(buildId)).toMatchObject({ status: "paused", control: "stop" });
  story.say({});
  okay(await resumeBuild(deps, order));
  okay(await resumeBuild(deps, order));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect((await story.attempts())[0]).toBe("build-module a cancelled");
});

test("stopped in the middle of a check: it is run again, and none is kept as red", { timeout }, async () => {
  const blueprint = textBlueprint({ modules: [{ id: "a", checks: ["true", "sleep 60"] }] });
  const story = await stage.project({ blueprint, lines: { "build-module": writes("slow") } });
  const buildId = await story.build();
  const order = { projectId: story.projectId, buildId };
  await until("the second check is running", () => begun.includes("sleep 60"));
  okay(await stopBuild(deps, order));
  await until("the check was cut", async () => {
    const rows = await deps.facts.read.checks.list({ projectId: story.projectId });
    return rows.some(({ outcome }) => outcome === "interrupted");
  });
  okay(await cancelBuild(deps, order));
  okay(await cancelBuild(deps, order));
  expect(await story.ended()).toEqual(["cancelled", "a left-out 1"]);
  expect(await resumeBuild(deps, order)).toMatchObject({ ok: false, error: { type: "build-ended" } });
  okay(await cancelBuild(deps, order));
  expect(await story.onMain("src/a/a.txt")).toBeUndefined();
});

test("stopped in the merge queue: it is queued again when the build goes on", { timeout }, async () => {
  // The whole's command hangs once the second module is on the branch's tip beside the first.
  const blueprint = textBlueprint({
    modules: [
      { id: "a" },
      {
        id: "b",
        checks: ["grep -q good src/b/b.txt && if test -f src/a/a.txt && ! test -f src/b/on; then sleep 60; fi"],
      },
    ],
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const story = await stage.project({
    blueprint,
    lines: {
      "review-module b": async () => {
        await held;
        return JSON.stringify({ verdict: "approved", findings: [], rulings: [] });
      },
    },
  });
  const buildId = await story.build();
  const order = { projectId: story.projectId, buildId };
  await until("a is merged", async () => (await deps.facts.read.runs.get(`${buildId}:a`))?.outcome === "merged");
  release();
  await until(
    "b merges",
    async () => (await deps.facts.read.merges.list({ buildId, moduleId: "b", status: "queued" })).length > 0,
  );
  okay(await stopBuild(deps, order));
  await until("the merge is dropped", async () => {
    const merges = await deps.facts.read.merges.list({ buildId, moduleId: "b" });
    return merges.length > 0 && merges.every(({ status }) => status === "ended");
  });
  expect(await deps.facts.read.merges.list({ buildId, moduleId: "b" })).toMatchObject([{ outcome: null }]);
  okay(await resumeBuild(deps, order));
  await until(
    "it is queued again",
    async () => (await deps.facts.read.merges.list({ buildId, moduleId: "b" })).length === 2,
  );
  okay(await cancelBuild(deps, order));
  expect((await story.ended())[0]).toBe("cancelled");
});

test("approved twice at once is one build; a second one and a newer version leave it alone", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, lines: { "review-module": { text: "{", finish: "hang" } } });
  const { projectId } = story;
  const both = await Promise.all([1, 2].map(() => approveBlueprint(deps, { projectId, version: 1, build: true })));
  const ids = both.map((each) => okay(each).build);
  expect(ids[0]).toBeDefined();
  expect(ids[1]).toBe(ids[0]);
  expect(await startBuild(deps, { projectId })).toMatchObject({
    ok: false,
    error: { type: "build-live", buildId: ids[0] },
  });
  await story.save(textBlueprint({ modules: [{ id: "a", prose: "Writes something else." }] }));
  okay(await approveBlueprint(deps, { projectId, version: 2, build: false }));
  expect(await approveBlueprint(deps, { projectId, version: 2, build: true })).toMatchObject({
    ok: false,
    error: { type: "build-live" },
  });
  okay(await stopBuild(deps, { projectId, buildId: ids[0] ?? "" }));
  story.say({});
  okay(await resumeBuild(deps, { projectId, buildId: ids[0] ?? "" }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.onMain("blueprint.md")).toContain("Writes a.");
  // What was approved meanwhile is built on top of what main is by now.
  okay(await startBuild(deps, { projectId }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.onMain("blueprint.md")).toContain("Writes something else.");
});

test("one at a time builds strictly one after the other", { timeout }, async () => {
  let at = 0;
  let most = 0;
  const counted = async (subject: Parameters<ReturnType<typeof writes>>[0]) => {
    most = Math.max(most, ++at);
    await new Promise((resolve) => setTimeout(resolve, 20));
    at--;
    return writes("good")(subject);
  };
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b" }, { id: "c" }] }),
    settings: { parallel: 1 },
    lines: { "build-module": counted },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1", "c merged 1"]);
  expect(most).toBe(1);
  const rounds = await deps.facts.read.rounds.list({ projectId: story.projectId });
  const merges = await deps.facts.read.merges.list({ projectId: story.projectId });
  for (const [index, merge] of merges.slice(0, -1).entries())
    expect(rounds[index + 1]?.startedAt.getTime()).toBeGreaterThanOrEqual(merge.endedAt?.getTime() ?? 0);
});

test("a project deleted in the middle of its build leaves nothing", { timeout }, async () => {
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a", checks: ["sleep 61"] }, { id: "b" }] }),
    lines: { "build-module b": { text: "some", finish: "hang" } },
  });
  const { projectId } = story;
  const buildId = await story.build();
  await until("b is asked", async () => {
    const rows = await deps.facts.read.attempts.list({ projectId, moduleId: "b" });
    return rows.some(({ firstTokenAt }) => firstTokenAt !== null);
  });
  await until("a is checked", async () => (await deps.facts.read.runs.get(`${buildId}:a`))?.status === "checking");
  const path = deps.repositories.path(projectId);
  okay(await deleteProject(deps, { projectId }));
  const tables = await prisma.$queryRawUnsafe<{ table_name: string }[]>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'projectId'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { table_name: table } of tables) {
    const rows = await prisma.$queryRawUnsafe<unknown[]>(`select 1 from "${table}" where "projectId" = $1`, projectId);
    expect(rows, table).toEqual([]);
  }
  const { existsSync } = await import("node:fs");
  expect(existsSync(path)).toBe(false);
  const { dirname } = await import("node:path");
  expect(existsSync(dirname(path))).toBe(false);
  expect(await deleteProject(deps, { projectId })).toMatchObject({ ok: false, error: { type: "project-unknown" } });
});

test("an error that nobody expected is asked about once, and tried again where it stood", { timeout }, async () => {
  const said = vi.fn();
  console.error = said;
  const story = await stage.project({ blueprint: one });
  failing.add(story.projectId);
  await story.build();
  const decision = await story.asked("unexpected", "a");
  expect(decision.detail).toContain("the disk is gone");
  expect(said.mock.calls.map(([words]) => String(words).split("\n")[0])).toEqual([
    expect.stringMatching(/^module bld_\w+:a: Error: the disk is gone$/),
  ]);
  failing.clear();
  failing.add(`merge ${story.projectId}`);
  await story.answer(decision, "retry");
  const second = await story.asked("unexpected", "a");
  expect(said.mock.calls.length).toBe(2);
  failing.clear();
  await story.answer(second, "retry");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.attempts()).toEqual([
    "build-module a complete",
    "review-module a complete",
    "review-integration - complete",
  ]);
});
