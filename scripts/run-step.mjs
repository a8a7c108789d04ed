import { spawn } from "node:child_process";

/** A step that could not be done; its message is for the person at the terminal. */
export class StepFailed extends Error {}

/**
 * Runs a program that takes a while and shows that it is at work: what it does, and for how long. Its own output is
 * shown only when it fails.
 */
export async function runStep(label, command, args, options = {}) {
  const startedAt = Date.now();
  const progress = showProgress(label, startedAt);
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  const stop = passSignalsTo(child);
  const problem = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`),
    );
  });
  stop();
  progress.end(problem === undefined ? "done" : "failed");
  if (problem !== undefined) throw new StepFailed(explain(label, problem, output));
}

/** On a terminal one line that counts the seconds; in a log a line at the beginning, one every 15 s, one at the end. */
function showProgress(label, startedAt) {
  const out = process.stderr;
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  out.write(out.isTTY ? `${label} …` : `${label} …\n`);
  const tick = () => out.write(out.isTTY ? `\r${label} … ${seconds()} s` : `${label} … ${seconds()} s\n`);
  const timer = setInterval(tick, out.isTTY ? 1000 : 15_000);
  return {
    end: (word) => {
      clearInterval(timer);
      out.write(`${out.isTTY ? "\r" : ""}${label}: ${word} (${seconds()} s)\n`);
    },
  };
}

function passSignalsTo(child) {
  const names = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = (signal) => {
    child.kill(signal);
    process.exit(1);
  };
  for (const name of names) process.on(name, pass);
  return () => {
    for (const name of names) process.off(name, pass);
  };
}

function explain(label, problem, output) {
  if (/ENOSPC|No space left on device/.test(output)) {
    return `${label}: the disk is full. Free some space and start again; what is there already is kept.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output)) {
    return `${label}: the package registry cannot be reached. Check the network (npm config get registry) and start again.\n\n${output.trim()}`;
  }
  return `${label}: ${problem}. Its last words:\n\n${output.trim()}`;
}
