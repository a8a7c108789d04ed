import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { carriedEnvironment } from "./carried-node.mjs";
import { noteServer } from "./running-servers.mjs";

/** The exit codes of `lib/server/startup-error.ts` after which starting again is right. */
const databaseLost = 75;
const databaseUnreachable = 69;

const failuresBeforeGivingUp = 5;

/**
 * Runs the server, and starts it again when it ended because it lost its database: a process that goes on after that
 * cannot be trusted, a new one finds everything committed. Returns the exit code.
 */
export async function supervise(node, options, { firstDelayMs = 100, longestDelayMs = 5000 } = {}) {
  const stopping = new AbortController();
  let everReady = false;
  for (let failures = 0, again = false; ; again = true) {
    const { code, ready } = await runOnce(node, again ? [...options, "--again"] : options, stopping);
    everReady ||= ready;
    failures = ready ? 0 : failures + 1;
    const waitsForDatabase = code === databaseUnreachable && everReady;
    if (stopping.signal.aborted || (code !== databaseLost && !waitsForDatabase)) return code;
    if (code === databaseLost && failures >= failuresBeforeGivingUp) {
      console.error(
        `The database was lost ${failures} times in a row before the server was ready. Giving up; its log says why.`,
      );
      return 1;
    }
    if (waitsForDatabase && failures === 1)
      console.error("No database answers. Trying again until one does; Ctrl-C ends.");
    await sleep(Math.min(firstDelayMs * 2 ** failures, longestDelayMs), undefined, { signal: stopping.signal }).catch(
      () => {},
    );
    if (stopping.signal.aborted) return 0;
  }
}

/** One life of the server. The message channel doubles as a life line: when we go, however, the server notices. */
function runOnce(node, options, stopping) {
  const child = spawn(node, ["lib/server/main.ts", ...options], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: carriedEnvironment(),
  });
  const stop = (signal) => {
    stopping.abort();
    child.kill(signal);
  };
  const names = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const name of names) process.on(name, stop);
  const orphaned = watchParent(() => stop("SIGTERM"));
  let forget = () => {};
  let ready = false;
  child.on("message", (message) => {
    ready = true;
    forget = noteServer(child.pid, message.address);
  });
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      for (const name of names) process.off(name, stop);
      clearInterval(orphaned);
      forget();
      if (signal !== null && !stopping.signal.aborted)
        console.error(`The server was ended by ${signal}. Committed work is kept: npm start goes on with it.`);
      resolve({ code: code ?? 1, ready });
    });
  });
}

/** `kill` of npm ends npm and its shell, not us: a new parent is the only sign that we get. */
function watchParent(orphaned) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  return setInterval(() => process.ppid !== parent && orphaned(), 500).unref();
}
