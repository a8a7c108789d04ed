import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { programFolders, projectRoot, systemEnvironment } from "../lib/server/env.ts";
import { until } from "../lib/testing/until.ts";
import { testEnvironment } from "../scripts/test-environment.ts";
import { addressOf } from "./own-server.ts";
import { percentile, report } from "./report.ts";

/**
 * `npm start` on a bare clone of the newest commit (npm has the packages in its cache from this clone's own
 * installation), and again when everything is there.
 */
const warmStarts = 5;
const clone = mkdtempSync(join(tmpdir(), "groundplan-clone-"));
chmodSync(clone, 0o711); // the database's user must pass through
execFileSync("git", ["clone", "--quiet", `file://${projectRoot}`, join(clone, "groundplan")]);
const folder = join(clone, "groundplan");
try {
  const cold = await startOnce();
  const warm: number[] = [];
  for (let turn = 0; turn < warmStarts; turn++) warm.push(await startOnce());
  rmSync(clone, { recursive: true, force: true });
  report({ "Cold start (s)": cold, [`Warm start, median of ${warmStarts} (s)`]: percentile(warm, 0.5) });
} finally {
  rmSync(clone, { recursive: true, force: true });
}

/** Seconds until the address is printed. The programs of this clone are no help: a person's shell does not have them. */
async function startOnce(): Promise<number> {
  const PATH = programFolders()
    .filter((name) => !name.startsWith(projectRoot))
    .join(delimiter);
  const startedAt = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: { ...testEnvironment(systemEnvironment()), PATH, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  await addressOf(child);
  const seconds = (performance.now() - startedAt) / 1000;
  const group = -(child.pid ?? 0);
  process.kill(group, "SIGTERM");
  // npm ends before what it has started.
  await until("the server has ended", () => isGone(group));
  return seconds;
}

function isGone(group: number): boolean {
  try {
    return !process.kill(group, 0);
  } catch {
    return true;
  }
}
