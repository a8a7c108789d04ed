import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot, systemEnvironment } from "../lib/server/env.ts";
import { testEnvironment } from "../scripts/test-environment.ts";

/** The real server in a process of its own, on an empty data directory that goes with it. */
export interface OwnServer {
  readonly address: string;
  readonly pid: number;
  end(): Promise<void>;
}

/** Starts the server on the pages that are built, without the one that starts it again. */
export async function startOwnServer(variables: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "groundplan-bench-"));
  chmodSync(dataDir, 0o711); // the database's user must pass through
  const child = spawn(process.execPath, ["lib/server/main.ts", "--no-env-file"], {
    cwd: projectRoot,
    env: { ...testEnvironment(systemEnvironment()), PORT: "0", GROUNDPLAN_DATA_DIR: dataDir, ...variables },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const address = await addressOf(child);
  const end = async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { address, pid: child.pid ?? 0, end };
}

/** Waits for the line that says that the server is ready; throws when it ends before. */
export function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /is ready at (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)));
  });
}

/** Megabytes of memory that a process holds alone, by Linux's count. */
export function residentMb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]) / 1024;
}

/**
 * Megabytes of the processes that a process has started, PostgreSQL's above all. Memory that they share is counted
 * once; not a number where the kernel does not tell.
 */
export function descendantsMb(pid: number): number {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), statOf(name)]),
  );
  const isBelow = (child: number): boolean => {
    const parent = parents.get(child);
    return parent === pid || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  const sizes = [...parents.keys()].filter(isBelow).map((child) => proportionalMb(child));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function statOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function proportionalMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
