import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Clears what a killed run left in a data folder: a PostgreSQL that still runs on it is stopped, and a pid file that
 * names a dead, reused or zombie process, or nothing at all, is removed. PostgreSQL alone refuses to start on those.
 */
export async function stopLeftover(data: string): Promise<void> {
  const pid = pidOfServer(data);
  if (pid === undefined) return;
  const killAfter = Date.now() + 15_000;
  for (let asked = false; isServerOf(pid, data); asked = true) {
    if (!asked) sendSignal(pid, "SIGINT");
    if (Date.now() > killAfter) sendSignal(pid, "SIGKILL");
    await sleep(10);
  }
  rmSync(join(data, "postmaster.pid"), { force: true });
}

/** The lines of `postmaster.pid`; the eighth says `ready` once the server accepts connections. */
export function pidFileLines(data: string): readonly string[] | undefined {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
}

/** Sends a signal to a process that may be gone already. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function pidOfServer(data: string): number | undefined {
  const lines = pidFileLines(data);
  return lines === undefined ? undefined : Number(lines[0]);
}

/** True only for a running (not zombie) process that works in this folder: a pid in a file may be anybody's by now. */
export function isServerOf(pid: number, data: string): boolean {
  if (!(pid > 0)) return false;
  if (process.platform !== "linux") return isServerByPs(pid, data);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // "pid (name) state …", and a name may contain brackets.
    const state = stat.slice(stat.lastIndexOf(")") + 2)[0];
    return state !== "Z" && state !== "X" && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

function isServerByPs(pid: number, data: string): boolean {
  const ps = spawnSync("ps", ["-o", "stat=,command=", "-p", String(pid)], { encoding: "utf8" });
  return ps.status === 0 && !ps.stdout.startsWith("Z") && ps.stdout.includes(`-D ${data}`);
}
