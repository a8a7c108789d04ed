import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Place } from "./choose-place.ts";
import { databaseEnvironment } from "./database-user.ts";
import { pidFileLines, sendSignal } from "./stop-leftover.ts";

export type GuardedPostgres = {
  readonly pid: number;
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<void>;
};

/**
 * A shell stands guard over PostgreSQL and reads a pipe from us: when this process goes, however it goes, the kernel
 * closes the pipe and the guard stops the server. So there is never an orphan.
 */
const guard = [
  "exec 3<&0",
  '"$@" <&- 3<&- & pid=$!',
  "(cat <&3 >/dev/null; kill -INT $pid 2>/dev/null) & watch=$!",
  "wait $pid; code=$?",
  "kill $watch 2>/dev/null; exit $code",
].join("\n");

/** Starts one PostgreSQL and waits until it answers. The error is its last word. */
export async function runGuarded(
  place: Place,
  data: string,
  settings: readonly string[],
): Promise<Result<GuardedPostgres, string>> {
  const logPath = join(place.folder, "log");
  const log = openLog(logPath);
  const logStart = statSync(logPath).size;
  const options = settings.flatMap((setting) => ["-c", setting]);
  const child = spawn("/bin/sh", ["-c", guard, "sh", join(place.binaries, "bin/postgres"), "-D", data, ...options], {
    ...place.user,
    env: databaseEnvironment,
    cwd: place.folder,
    stdio: ["pipe", log, log],
    // A session of its own: Ctrl-C in the terminal must reach us first, and us only.
    detached: true,
  });
  closeSync(log);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const pid = await readyPid(data, place.sockets, child);
  if (pid === undefined) return err(lastWord(logPath, logStart));
  return ok({ pid, exited, stop: () => stopServer(pid, child, exited) });
}

function openLog(path: string): number {
  const largestLog = 10_000_000;
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) truncateSync(path);
  return openSync(path, "a");
}

async function readyPid(data: string, sockets: string, child: ChildProcess): Promise<number | undefined> {
  const giveUpAt = Date.now() + 120_000; // recovery after a crash can take a while
  while (Date.now() < giveUpAt && child.exitCode === null && child.signalCode === null) {
    const lines = pidFileLines(data);
    if (lines?.[7]?.trim() === "ready" && (await accepts(join(sockets, ".s.PGSQL.5432")))) return Number(lines[0]);
    await sleep(5);
  }
  child.stdin?.destroy();
  return undefined;
}

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function stopServer(pid: number, child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  sendSignal(pid, "SIGINT"); // "fast": rolls back what runs and writes a checkpoint
  const late = setTimeout(() => sendSignal(pid, "SIGQUIT"), 10_000);
  await exited;
  clearTimeout(late);
  child.stdin?.destroy();
}

function lastWord(logPath: string, from: number): string {
  const lines = readFileSync(logPath).subarray(from).toString("utf8").trim().split("\n");
  const word = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? "";
  return word.replace(/^.*?(?=FATAL|PANIC)/, "") || "it gave no reason.";
}
