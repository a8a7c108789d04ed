import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createFacts } from "#lib/db/create-facts.ts";
import { createEventLog } from "#lib/db/event-log.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";

const { url, prisma } = await testDatabase();
const dataDir = temporaryFolder();
const program = fileURLToPath(new URL("../../testing/invoice/run-build.ts", import.meta.url));
const kills = 6;

function start(): ChildProcess {
  return spawn(process.execPath, [program, url, dataDir], { stdio: ["ignore", "ignore", "inherit"] });
}

test(`a build that is killed ${kills} times ends as if nothing had happened`, { timeout: 400_000 }, async () => {
  for (let kill = 0; kill < kills; kill++) {
    const child = start();
    // Moments spread over start, approval, attempts, checks and merges.
    await pause(2_000 + kill * 900);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const last = start();
  const [code] = await once(last, "exit");
  expect(code).toBe(0);

  const { read } = createFacts({ db: prisma, clock: { now: () => new Date() } });
  const [project] = await read.projects.list({});
  const projectId = project?.id ?? "";
  const builds = await read.builds.list({ projectId });
  expect(builds.map(({ outcome }) => outcome)).toEqual(["merged"]);
  const runs = await read.runs.list({ buildId: builds[0]?.id ?? "" });
  expect(runs.map(({ outcome }) => outcome)).toEqual(["merged", "merged", "merged"]);

  const attempts = await read.attempts.list({ projectId });
  expect(attempts.filter(({ status }) => status !== "ended")).toEqual([]);
  const finished = attempts.filter(({ outcome }) => outcome === "finished").map(({ taskId }) => taskId);
  expect(finished, "no finished attempt is repeated").toEqual([...new Set(finished)]);
  const others = attempts.filter(({ outcome }) => outcome !== "finished").map(({ outcome }) => outcome);
  expect(new Set([...others, "interrupted"])).toEqual(new Set(["interrupted"]));

  const checks = (await read.checks.list({ projectId })).map((check) =>
    [check.scope, check.roundId, check.commit, check.command, check.criterionId].join(" "),
  );
  expect(checks, "no finished check is repeated").toEqual([...new Set(checks)]);
  const merges = await read.merges.list({ projectId });
  expect(merges.map(({ outcome }) => outcome)).toEqual(["merged", "merged", "merged"]);

  const log = await createEventLog(prisma).readEvents(projectId, 0, 10_000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  expect(log.filter(({ type }) => type === "build-ended")).toHaveLength(1);
});
