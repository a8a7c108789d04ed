import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { createFacts } from "#lib/db/create-facts.ts";
import { createPrismaClient } from "#lib/db/create-prisma-client.ts";
import { createEventLog } from "#lib/db/event-log.ts";
import { answerDecision } from "#lib/engine/commands/answer-decision.ts";
import { pauseBuild, resumeBuild } from "#lib/engine/commands/control-build.ts";
import { createProject } from "#lib/engine/commands/create-project.ts";
import type { Sandbox } from "#lib/engine/ports/sandbox.ts";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { projectRoot } from "#lib/server/env.ts";
import { migrate } from "#lib/server/migrate.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres } from "#lib/server/postgres/open-postgres.ts";
import { seededRandom } from "#lib/testing/chaos/choose-fault.ts";
import { crashBlueprint, crashWords } from "#lib/testing/crash/crash-words.ts";
import { leftovers, nothingLeft } from "#lib/testing/crash/leftovers.ts";
import { WorkServers } from "#lib/testing/crash/work-servers.ts";
import { networkProviders } from "#lib/testing/network-providers.ts";
import { openParts } from "#lib/testing/open-engine.ts";
import { okay, story } from "#lib/testing/open-stage.ts";
import { PlayedGateway } from "#lib/testing/played-gateway.ts";
import { reportReliability } from "#lib/testing/report-reliability.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { until } from "#lib/testing/until.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

/** `npm run test:crash` sets it; every fifth kill is of PostgreSQL. */
const kills = Number(process.env.GROUNDPLAN_KILLS ?? 10);
const longOutageMs = 30_000;
const seed = Number(process.env.GROUNDPLAN_SEED ?? 20_261_129);
const random = seededRandom(seed);
const folder = temporaryFolder();
const dataDir = join(folder, "data");
mkdirSync(dataDir, { mode: 0o711 });

const noSandbox: Sandbox = {
  probe: { driver: "none", available: false, level: "none", reason: "Nothing is executed here." },
  hasProgram: async () => false,
  typeCheck: () => Promise.reject(new Error("nothing is executed here")),
  bundle: async () => undefined,
};

/** Opens PostgreSQL where it was, as durable as a person's. */
async function openDatabase() {
  const server = await openPostgres(choosePlace(folder));
  await ensureDatabase(server.url("postgres"), "groundplan");
  const url = server.url("groundplan");
  await migrate(url, join(projectRoot, "prisma/migrations"));
  return { ...server, url };
}

/** What a person does, whose clicks reach whichever server works; nothing is executed here. */
async function asPerson<T>(url: string, act: (parts: Awaited<ReturnType<typeof openParts>>) => Promise<T>): Promise<T> {
  const silent = networkProviders((provider) => new PlayedGateway(provider, async () => ({ text: "" })));
  const parts = await openParts(url, dataDir, undefined, { ...silent, sandbox: noSandbox });
  try {
    return await act(parts);
  } finally {
    await parts.close();
  }
}

test(`builds that are killed ${kills} times end as if nothing had happened (seed ${seed})`, {
  timeout: 60_000 + kills * 30_000,
}, async () => {
  let database = await openDatabase();
  await using wire = await WireProvider.start({ handler: crashWords, tickMs: 20 });
  await using servers = new WorkServers(database.url, dataDir, wire.url);
  const projects: string[] = [];
  const counts = { servers: 0, databases: 0, pauses: 0 };

  /** A request that was hit ten times is put before a person, who has it asked again. Nothing else is asked here. */
  const answer = async ({
    id,
    projectId,
    title,
    detail,
  }: { [Key in "id" | "projectId" | "title" | "detail"]: string }) => {
    if (!detail.includes("so it is not sent again by itself")) throw new Error(`a person is asked: ${title} ${detail}`);
    await asPerson(database.url, async ({ deps }) =>
      okay(await answerDecision(deps, { projectId, decisionId: id, choice: "retry" })),
    );
  };
  const live = async (): Promise<string | undefined> => {
    const prisma = createPrismaClient(database.url);
    const build = await prisma.build.findFirst({ where: { status: { not: "ended" } } });
    const asked = await prisma.decision.findFirst({ where: { status: "open" } });
    await prisma.$disconnect();
    if (asked) await answer(asked);
    return build?.id;
  };
  const begin = async (): Promise<void> => {
    await asPerson(database.url, async ({ deps }) => {
      const { projectId, save, build } = await newStory(deps);
      await save(crashBlueprint);
      await build();
      projects.push(projectId);
    });
  };
  const killOnce = async (nth: number): Promise<void> => {
    await pause(random() * 2_500);
    if (nth % 5 === 4) {
      process.kill(database.pid, "SIGKILL");
      await database.exited;
      await servers.allEnded();
      // Once in the long run the database stays away for as long as a machine takes to start.
      if (kills >= 60 && counts.databases === 0) await pause(longOutageMs);
      database = await openDatabase();
      counts.databases++;
    } else {
      await servers.kill(undefined, { whole: random() < 0.5 });
      counts.servers++;
    }
    expect(await servers.start()).toBe(true);
  };

  try {
    await servers.start();
    await begin();
    for (let nth = 0; nth < kills; nth++) {
      await killOnce(nth);
      const buildId = await live();
      if (buildId === undefined) await begin();
      else if (counts.pauses === 0 && nth >= kills / 2) await pausedThroughAKill(buildId);
    }
    await until("all builds have ended", async () => (await live()) === undefined, 240_000);
    await servers.stop();

    const prisma = createPrismaClient(database.url);
    const found = { attempts: 0, interrupted: 0 };
    for (const projectId of projects) {
      const seen = await expectNothingRepeated(prisma, projectId);
      found.attempts += seen.attempts;
      found.interrupted += seen.interrupted;
    }
    expect(await leftovers(prisma, dataDir)).toEqual(nothingLeft);
    await prisma.$disconnect();
    expect(counts.pauses).toBe(1);
    // Every request that reached the provider has its row: none was sent that nobody accounts for.
    expect(found.attempts).toBeGreaterThanOrEqual(wire.ledger.length);
    reportReliability("kills", { kills, ...counts, builds: projects.length, ...found, seed });
  } finally {
    await servers[Symbol.asyncDispose]();
    await database.stop();
  }

  /** While a build is paused nothing is begun, also by a server that was just started. */
  async function pausedThroughAKill(buildId: string): Promise<void> {
    await asPerson(database.url, async ({ deps }) => {
      const { projectId } = (await deps.facts.read.builds.get(buildId)) ?? { projectId: "" };
      if (!(await pauseBuild(deps, { projectId, buildId })).ok) return;
      const { attempts } = deps.facts.read;
      await until("what ran is finished", async () => (await attempts.count({ projectId, status: "running" })) === 0);
      const before = await attempts.count({ projectId });
      await servers.kill();
      counts.servers++;
      expect(await servers.start()).toBe(true);
      expect(await attempts.count({ projectId })).toBe(before);
      okay(await resumeBuild(deps, { projectId, buildId }));
      counts.pauses++;
    });
  }
});

test("of three servers the one that works is killed, twice; the next one goes on, and nothing is repeated", {
  timeout: 300_000,
}, async () => {
  const database = await openDatabase();
  const prisma = createPrismaClient(database.url);
  await using wire = await WireProvider.start({ handler: crashWords, tickMs: 20 });
  await using servers = new WorkServers(database.url, dataDir, wire.url);
  try {
    await Promise.all([1, 2, 3].map(() => servers.start()));
    const projectId = await asPerson(database.url, async ({ deps, feed }) => {
      const begun = await newStory(deps);
      const heard = new Map<string, string>();
      feed.onLive(begun.projectId, ({ attemptId, text }) => heard.set(attemptId, (heard.get(attemptId) ?? "") + text));
      await begun.save(crashBlueprint);
      await begun.build();
      // Nobody works in this process: what it hears is being written on another server.
      await until("live text of another server is heard", () => [...heard.values()].join("").includes("<file-"));
      return begun.projectId;
    });
    const owners: string[] = [];
    for (let merged = 1; merged <= 4; merged += 3) {
      const inIt = { where: { projectId, outcome: "merged" } };
      await until(`${merged} modules are merged`, async () => (await prisma.moduleRun.count(inIt)) >= merged);
      const { owner } = await prisma.project.findUniqueOrThrow({ where: { id: projectId } });
      owners.push(owner ?? "nobody");
      await servers.kill(owner ?? "");
    }
    const ended = { where: { projectId, status: "ended" } };
    await until("the build has ended", async () => (await prisma.build.count(ended)) === 1, 200_000);
    expect(new Set(owners).size).toBe(2);
    await servers.stop();
    const seen = await expectNothingRepeated(prisma, projectId);
    expect(await leftovers(prisma, dataDir)).toEqual(nothingLeft);
    reportReliability("takeovers", { servers: 3, kills: owners.length, ...seen });
  } finally {
    await servers[Symbol.asyncDispose]();
    await prisma.$disconnect();
    await database.stop();
  }
});

async function newStory(deps: Parameters<typeof story>[0]) {
  const { id } = okay(await createProject(deps, { name: "Killed", brief: "Texts." }));
  return story(deps, id, () => {});
}

/** Everything is there once: no finished attempt, check, review or merge twice, and no gap in the log. */
async function expectNothingRepeated(prisma: PrismaClient, projectId: string) {
  const { read } = createFacts({ db: prisma, clock: { now: () => new Date() } });
  const builds = await read.builds.list({ projectId });
  expect(builds.map(({ outcome }) => outcome)).toEqual(["merged"]);
  const runs = await read.runs.list({ projectId });
  expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => "merged"));

  const attempts = await read.attempts.list({ projectId });
  const finished = attempts.filter(({ outcome }) => outcome === "finished").map(({ taskId }) => taskId);
  expectOnce(finished, "finished attempts");
  const others = attempts.filter(({ outcome }) => outcome !== "finished");
  expect(others.map(({ outcome }) => outcome)).toEqual(others.map(() => "interrupted"));
  for (const { costPicoUsd, costUpperPicoUsd, usageSource } of others)
    expect({ costPicoUsd, usageSource, isBounded: (costUpperPicoUsd ?? -1n) >= (costPicoUsd ?? 0n) }).toEqual({
      costPicoUsd: expect.any(BigInt),
      usageSource: "estimated",
      isBounded: true,
    });
  const [sum] = await prisma.$queryRaw<{ total: bigint }[]>`
    select sum("costPicoUsd")::bigint as total from "Attempt" where "projectId" = ${projectId}`;
  expect(sum?.total).toBe(attempts.reduce((total, { costPicoUsd }) => total + (costPicoUsd ?? 0n), 0n));

  const checks = await read.checks.list({ projectId });
  const done = checks.filter(({ outcome }) => outcome !== "interrupted");
  expectOnce(
    done.map((check) =>
      [check.scope, check.moduleId, check.roundId, check.commit, check.command, check.criterionId].join(),
    ),
    "finished checks",
  );
  expectOnce(
    (await read.reviews.list({ projectId })).map(({ roundId, attemptId }) => `${roundId} ${attemptId}`),
    "reviews",
  );
  const merges = (await read.merges.list({ projectId })).filter(({ outcome }) => outcome === "merged");
  expectOnce(
    merges.map(({ moduleId }) => moduleId),
    "merges",
  );
  expect(merges).toHaveLength(runs.length);
  expect(await read.rounds.list({ projectId, moduleId: "m2" })).toHaveLength(2);

  const log = await createEventLog(prisma).readEvents(projectId, 0, 100_000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  for (const type of ["build-ended", "blueprint-approved"])
    expect(log.filter((event) => event.type === type)).toHaveLength(1);
  return { attempts: attempts.length, interrupted: others.length };
}

function expectOnce(names: readonly string[], what: string): void {
  expect(names, what).toEqual([...new Set(names)]);
}
