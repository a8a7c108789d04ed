import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createPrismaClient } from "#lib/db/create-prisma-client.ts";
import { answerDecision } from "#lib/engine/commands/answer-decision.ts";
import { cancelBuild, pauseBuild, resumeBuild } from "#lib/engine/commands/control-build.ts";
import { createProject } from "#lib/engine/commands/create-project.ts";
import type { Sandbox } from "#lib/engine/ports/sandbox.ts";
import { findProgram } from "#lib/sandbox/find-program.ts";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { projectRoot, searchPath } from "#lib/server/env.ts";
import { migrate } from "#lib/server/migrate.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres } from "#lib/server/postgres/open-postgres.ts";
import { seededRandom } from "#lib/testing/chaos/choose-fault.ts";
import { crashBlueprint, crashWords } from "#lib/testing/crash/crash-words.ts";
import { expectNothingRepeated } from "#lib/testing/crash/expect-nothing-repeated.ts";
import { leftovers, nothingLeft } from "#lib/testing/crash/leftovers.ts";
import { WorkServers } from "#lib/testing/crash/work-servers.ts";
import { liveProcesses } from "#lib/testing/live-processes.ts";
import { networkProviders } from "#lib/testing/network-providers.ts";
import { openParts } from "#lib/testing/open-engine.ts";
import { okay, story } from "#lib/testing/open-stage.ts";
import { PlayedGateway } from "#lib/testing/played-gateway.ts";
import { reportReliability } from "#lib/testing/report-reliability.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
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
  /** Built while another project was paused. */
  const beside: string[] = [];
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
    for (const projectId of [...projects, ...beside]) {
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

  /**
   * While a build is paused nothing is begun, also by a server that was just started: in the time in which it does
   * another build, from its beginning to its end. Paused and resumed twice.
   */
  async function pausedThroughAKill(buildId: string): Promise<void> {
    await asPerson(database.url, async ({ deps }) => {
      const { read } = deps.facts;
      const { projectId } = (await read.builds.get(buildId)) ?? { projectId: "" };
      for (const _twice of [1, 2]) if (!(await pauseBuild(deps, { projectId, buildId })).ok) return;
      const running = () => read.attempts.count({ projectId, status: "running" });
      await until("what ran is finished", async () => (await running()) === 0);
      await servers.kill();
      counts.servers++;
      const tables = [read.attempts, read.rounds, read.reviews, read.merges];
      const begun = () => Promise.all(tables.map((table) => table.count({ projectId })));
      const before = await begun();
      expect(await servers.start()).toBe(true);
      const other = await newStory(deps);
      beside.push(other.projectId);
      await other.save(textBlueprint({ modules: [{ id: "a" }] }));
      await other.build();
      expect(await other.ended()).toEqual(["merged", "a merged 1"]);
      expect(await begun()).toEqual(before);
      expect(await read.builds.get(buildId)).toMatchObject({ status: "paused", outcome: null });
      for (const _twice of [1, 2]) okay(await resumeBuild(deps, { projectId, buildId }));
      counts.pauses++;
    });
  }
});

const bwrap = findProgram("bwrap", searchPath());
if (bwrap === undefined) console.log("Skipped: bubblewrap is not installed.");

/** Servers look for sandboxes that outlived one, and end them, by the program's name. Under another they are let be. */
function underAnotherName(program: string): string {
  const folder = temporaryFolder();
  symlinkSync(program, join(folder, "other-name"));
  writeFileSync(join(folder, "bwrap"), `#!/bin/sh\nexec ${folder}/other-name "$@"\n`, { mode: 0o755 });
  return folder;
}

test.skipIf(bwrap === undefined)(
  "a check that would take minutes ends with its server, and is run again by the next",
  {
    timeout: 120_000,
  },
  async () => {
    vi.stubEnv("PATH", `${underAnotherName(bwrap ?? "")}:${searchPath()}`);
    const database = await openDatabase();
    const prisma = createPrismaClient(database.url);
    await using wire = await WireProvider.start({ handler: crashWords });
    await using servers = new WorkServers(database.url, dataDir, wire.url);
    // Among all processes of the machine there is no other like it.
    const check = `sleep 300.${process.pid}`;
    const processes = () => liveProcesses().filter(({ line }) => line.includes(check));
    const isRun = () => processes().some(({ line }) => line.startsWith(check));
    try {
      await servers.start();
      await asPerson(database.url, async ({ deps }) => {
        const { projectId, save, build, ended } = await newStory(deps);
        await save(textBlueprint({ modules: [{ id: "a", checks: [check] }] }));
        const buildId = await build();
        await until("it is run", isRun);
        await servers.kill();
        await until("none of its processes is left", () => processes().length === 0, 30_000);
        await servers.start();
        await until("it is run again", isRun);
        okay(await cancelBuild(deps, { projectId, buildId }));
        expect(await ended()).toEqual(["cancelled", "a left-out 1"]);
      });
      await servers.stop();
      expect(processes()).toEqual([]);
      expect(await leftovers(prisma, dataDir)).toEqual(nothingLeft);
    } finally {
      vi.unstubAllEnvs();
      for (const { pid } of processes()) process.kill(pid, "SIGKILL");
      await servers[Symbol.asyncDispose]();
      await prisma.$disconnect();
      await database.stop();
    }
  },
);

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
