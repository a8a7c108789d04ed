import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";

/** Ports for servers of a test's own, beside the one that all tests share; each takes the next for its previews. */
const portBeside = (i: number) => Number(process.env.E2E_PORT) + i;
export const [ownPort, secondPort, thirdPort] = [portBeside(2), portBeside(4), portBeside(6)];

const root = join(import.meta.dirname, "..");

/** A server of one test's own, started the way a person starts it. */
export type OwnServer = {
  readonly address: string;
  readonly starter: ChildProcess;
  /** What it wrote so far. */
  readonly out: () => string;
  readonly log: () => string;
  readonly serverPid: () => number;
  readonly postgresPid: () => number;
  readonly isHealthy: () => Promise<boolean>;
  readonly end: () => Promise<void>;
};

/** An empty data directory under test-results. */
export function newDataDir(name: string): string {
  const dataDir = join(root, "test-results", `data-${name}`);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711); // the database's user must pass through
  return dataDir;
}

/** Runs `npm start` without npm, which adds nothing here, on the given data directory and port. */
export function startServer(
  dataDir: string,
  port: number,
  variables: Readonly<Record<string, string>> = {},
): OwnServer {
  const starter = spawn(process.execPath, ["scripts/start.mjs", "--no-env-file"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), GROUNDPLAN_DATA_DIR: dataDir, GROUNDPLAN_NO_APT: "1", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { out: "", log: "" };
  starter.stdout.setEncoding("utf8").on("data", (text) => (texts.out += text));
  starter.stderr.setEncoding("utf8").on("data", (text) => (texts.log += text));
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    starter,
    out: () => texts.out,
    log: () => texts.log,
    serverPid: () => notedPid(address) ?? Number.NaN,
    postgresPid: () => Number.parseInt(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8"), 10),
    isHealthy: () =>
      fetch(`${address}/api/health`).then(
        (response) => response.ok,
        () => false,
      ),
    end: async () => {
      if (starter.exitCode === null && starter.signalCode === null) {
        starter.kill("SIGTERM");
        await once(starter, "exit");
      }
    },
  };
}

/** Waits until the server has printed its address, and its starter has noted it. */
export async function untilReady(server: OwnServer): Promise<void> {
  await expect
    .poll(() => server.out() || (server.starter.exitCode !== null && `ended: ${server.log()}`), {
      timeout: 100_000,
      intervals: [100],
    })
    .toContain(server.address);
  await expect.poll(server.serverPid).not.toBeNaN();
}

/** What `scripts/running-servers.mjs` noted of the server at an address. A starter that was killed left its note. */
function notedPid(address: string): number | undefined {
  const folder = join(root, "node_modules/.servers");
  const notes = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return notes.find((note) => note.address === address && isRunning(note.pid))?.pid;
}

/** Whether a process runs (a zombie does not). */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
