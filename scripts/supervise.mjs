import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { carriedEnvironment } from "./carried-node.mjs";
import { root } from "./root.mjs";
import { noteServer } from "./running-servers.mjs";

/** The exit codes of `lib/server/startup-error.ts` after which starting again is right. */
const databaseLost = 75;
const fault = 70;

/** Those after which only time or a person helps, and what is said of them, once. */
const waitedFor = {
  69: "No database answers. Trying again until one does; Ctrl-C ends.",
  74: "The disk is full. Trying again until there is space; Ctrl-C ends. Nothing that was committed is lost.",
};

const failuresBeforeGivingUp = 5;

/** A server that lived this long was not in a circle of failures. */
const longLifeMs = 60_000;

/**
 * Runs the server, and starts it again when it ended because it lost its database or by a fault of its own: a process
 * that goes on after that cannot be trusted, a new one finds everything committed. Returns the exit code.
 */
export async function supervise(node, options, { firstDelayMs = 100, longestDelayMs = 5000 } = {}) {
  const stopping = new AbortController();
  let everReady = false;
  let failures = 0;
  let waitingFor;
  for (let again = false; ; again = true) {
    const startedAt = Date.now();
    const { code, ready } = await runOnce(node, again ? [...options, "--again"] : options, stopping);
    everReady ||= ready;
    // A lost database is no failure of the server that was ready; a fault is, unless it is rare.
    const wasWell = code === fault ? Date.now() - startedAt > longLifeMs : ready;
    failures = wasWell ? 0 : failures + 1;
    if (stopping.signal.aborted || !mayRecover(code, everReady)) return code;
    if (waitedFor[code] === undefined && failures >= failuresBeforeGivingUp) {
      console.error(
        `The server ended ${failures} times in a row without getting anywhere. Giving up; what it said above is why.`,
      );
      return 1;
    }
    if (waitedFor[code] !== undefined && code !== waitingFor) console.error(waitedFor[code]);
    waitingFor = code;
    const delayMs = Math.min(firstDelayMs * 2 ** failures, longestDelayMs);
    await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => {});
    if (stopping.signal.aborted) return 0;
  }
}

/**
 * At the first start, a database that does not answer is more likely a wrong address than one that is away, and a full
 * disk is best seen at once.
 */
function mayRecover(code, everReady) {
  return code === databaseLost || code === fault || (waitedFor[code] !== undefined && everReady);
}

/** One life of the server. The message channel doubles as a life line: when we go, however, the server notices. */
function runOnce(node, options, stopping) {
  const child = spawn(node, ["lib/server/main.ts", ...options], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // What the last start compiled is kept: half of the work of a start that has nothing else to do.
    env: { ...carriedEnvironment(), NODE_COMPILE_CACHE: join(root, "node_modules/.compile-cache") },
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
