import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeBuild, makeProject, stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "./create-facts.ts";
import { createPrismaClient } from "./create-prisma-client.ts";
import { PrismaDataSource } from "./prisma-data-source.ts";

const { url, prisma: db } = await testDatabase();
const { url: crashUrl } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock, dataSource: new PrismaDataSource(db) });
let bodies = 0;

const twice = DBOS.registerWorkflow(
  async (projectId: string) => {
    bodies += 1;
    for (const number of [1, 2])
      await facts.commit("build", async (tx) => {
        await tx.builds.insert(makeBuild({ id: `${projectId}-${number}`, projectId, number }));
        tx.log(projectId, { type: "build-started", detail: { number } });
      });
    return await facts.commit("read", async (tx) => ({
      budget: (await tx.projects.get(projectId))?.budgetPicoUsd,
      at: stoppedClock.now(),
      nothing: undefined,
    }));
  },
  { name: "twice" },
);

const inStep = DBOS.registerWorkflow(
  async (projectId: string) =>
    await DBOS.runStep(
      async () => {
        await facts.commit("inside", async (tx) => {
          await tx.builds.insert(makeBuild({ id: projectId, projectId }));
          tx.log(projectId, { type: "build-started" });
        });
        return "done";
      },
      { name: "outer" },
    ),
  { name: "in-step" },
);

const failing = DBOS.registerWorkflow(
  async (projectId: string) => {
    await facts.commit("fail", async (tx) => {
      await tx.builds.insert(makeBuild({ id: projectId, projectId }));
      tx.log(projectId, { type: "build-started" });
      throw new Error("changed its mind");
    });
  },
  { name: "failing" },
);

let cuts = 0;
const cut = DBOS.registerWorkflow(
  async (projectId: string) =>
    await facts.commit("cut", async (tx) => {
      await tx.builds.insert(makeBuild({ id: projectId, projectId }));
      tx.log(projectId, { type: "build-started" });
      cuts += 1;
      const pids = await db.$queryRaw<{ pid: number }[]>`
        select pid from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`;
      if (cuts === 1) for (const { pid } of pids) await db.$queryRaw`select pg_terminate_backend(${pid}::int)`;
      return cuts;
    }),
  { name: "cut" },
);

beforeAll(async () => {
  DBOS.setConfig({
    name: "groundplan-test",
    applicationVersion: "1",
    executorID: "local",
    systemDatabaseUrl: url,
    systemDatabaseIdleTransactionTimeoutMs: 0,
    logLevel: "error",
  });
  await DBOS.launch();
});
afterAll(() => DBOS.shutdown());

async function project(id: string) {
  await facts.read.projects.insert(makeProject({ id, budgetPicoUsd: 5n }));
  return id;
}

async function steps(workflowId: string) {
  return (await DBOS.listWorkflowSteps(workflowId))?.map((step) => step.name);
}

test("a commit in a workflow's body is a step, and the same workflow started again repeats nothing", async () => {
  const projectId = await project("twice");
  const run = async () => await (await DBOS.startWorkflow(twice, { workflowID: "twice" })(projectId)).getResult();
  const result = { budget: 5n, at: stoppedClock.now(), nothing: undefined };
  expect([await run(), await run()]).toEqual([result, result]);
  expect(await steps("twice")).toEqual(["build", "build", "read"]);
  expect((await facts.read.builds.list({ projectId })).map((build) => build.number)).toEqual([1, 2]);
  expect(await db.event.count({ where: { projectId } })).toBe(2);
  expect(bodies).toBe(1);
});

test("a commit inside a step is a plain transaction and no step of its own", async () => {
  const projectId = await project("in-step");
  const handle = await DBOS.startWorkflow(inStep, { workflowID: "in-step" })(projectId);
  expect(await handle.getResult()).toBe("done");
  expect(await steps("in-step")).toEqual(["outer"]);
  expect(await facts.read.builds.get(projectId)).toEqual(makeBuild({ id: projectId, projectId }));
});

test("a commit that fails in a workflow leaves neither rows nor events, and the workflow is told", async () => {
  vi.spyOn(console, "error").mockReturnValue(); // DBOS prints why a workflow failed
  const projectId = await project("failing");
  const handle = await DBOS.startWorkflow(failing, { workflowID: "failing" })(projectId);
  await expect(handle.getResult()).rejects.toThrow("changed its mind");
  expect([await facts.read.builds.get(projectId), await db.event.count({ where: { projectId } })]).toEqual([
    undefined,
    0,
  ]);
});

test("a commit whose connection is cut is made again instead of failing the workflow", async () => {
  const projectId = await project("cut");
  const handle = await DBOS.startWorkflow(cut, { workflowID: "cut" })(projectId);
  expect(await handle.getResult()).toBe(2);
  expect(await db.event.count({ where: { projectId } })).toBe(1);
});

test("a commit happens exactly once through kill -9 before, and after, the moment of committing", async () => {
  const crashed = createPrismaClient(crashUrl, { connections: 2 });
  await createFacts({ db: crashed, clock: stoppedClock }).read.projects.insert(makeProject({ id: "counted" }));
  const ends: unknown[] = [];
  for (const death of ["inside 2", "after 3", "inside 5", "never"]) ends.push(await countInProcess(death));
  const events = await crashed.event.findMany({ where: { projectId: "counted" }, orderBy: { seq: "asc" } });
  await crashed.$disconnect();
  expect(ends).toEqual([
    { signal: "SIGKILL", output: "" },
    { signal: "SIGKILL", output: "" },
    { signal: "SIGKILL", output: "" },
    { signal: null, output: "[1,2,3,4,5]\n" },
  ]);
  expect(events.map((event) => [event.seq, event.detail])).toEqual([1, 2, 3, 4, 5].map((next) => [next, { next }]));
}, 60_000);

async function countInProcess(death: string) {
  const script = fileURLToPath(new URL("../testing/count-in-workflow.ts", import.meta.url));
  const child = spawn(process.execPath, [script, crashUrl, "count", death], { stdio: ["ignore", "pipe", "inherit"] });
  const [output, [, signal]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return { signal, output };
}
