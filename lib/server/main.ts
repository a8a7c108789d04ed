import { parseArgs } from "node:util";
import { isConnectionLoss } from "#lib/db/database-errors.ts";
import { reasonOf } from "#lib/domain/reason-of.ts";
import { projectRoot, readEnv } from "./env.ts";
import { explainFailure } from "./explain-failure.ts";
import { isBrokenRequest, isDatabaseLoss } from "./known-losses.ts";
import { type RunningServer, serve } from "./serve.ts";
import {
  databaseLostExitCode,
  databaseUnreachableExitCode,
  diskFullExitCode,
  faultExitCode,
  StartupError,
} from "./startup-error.ts";

const { values: options } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    /** Started again after a loss: silent where the first start speaks. */
    again: { type: "boolean", default: false },
    /** Tests must not depend on a file that only one clone has. */
    "no-env-file": { type: "boolean", default: false },
  },
});

let running: RunningServer | undefined;
let ending: Promise<void> | undefined;
let givenUp = false;

process.chdir(projectRoot);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
// `scripts/start.mjs` holds the other end; when it is gone, however it went, nobody waits for us any more.
process.on("disconnect", () => end(0));
process.on("uncaughtException", endByFault);
process.on("unhandledRejection", reportFault);

try {
  const env = readEnv(options["no-env-file"] ? { envFile: undefined } : {});
  const giveUp = () => {
    givenUp = true;
  };
  running = await serve(env, { dev: options.dev, loseDatabase, giveUp });
  process.send?.({ address: running.address });
  if (options.again) console.error(`Groundplan is back at ${running.address}`);
  else console.log(`Groundplan is ready at ${running.address}`);
} catch (error) {
  // Until everything is open, nothing but the database is connected to.
  givenUp = false;
  if (!(error instanceof StartupError) && isConnectionLoss(error)) loseDatabase(String(error));
  const { message, exitCode } = explainFailure(error);
  const isSaidAlready = options.again && [databaseUnreachableExitCode, diskFullExitCode].includes(exitCode);
  if (!isSaidAlready) console.error(message);
  process.exit(exitCode);
}

function end(exitCode: number): void {
  ending ??= close(exitCode);
}

async function close(exitCode: number): Promise<void> {
  const patienceMs = 15_000;
  setTimeout(() => process.exit(exitCode || 1), patienceMs).unref();
  // Still starting: the guard stops PostgreSQL, the kernel frees the locks, and the next start clears the rest.
  await running?.close().catch((error: unknown) => console.error("Something did not close well.", error));
  process.exit(exitCode);
}

/**
 * Without its database the process must end at once, so that nothing half done is taken for done; facts are committed
 * in the database or not at all. The one that started us starts us again.
 */
function loseDatabase(reason: string): void {
  if (ending !== undefined || givenUp) return;
  console.error(`The database is gone: ${reason}. The server ends and is started again; committed work is kept.`);
  process.exit(databaseLostExitCode);
}

/** An exception from nowhere leaves nobody knows what behind; a new process begins from what is committed. */
function endByFault(error: unknown): void {
  if (ending !== undefined || givenUp || isBrokenRequest(error)) return;
  if (isDatabaseLoss(error)) loseDatabase(String(error));
  console.error("A fault of Groundplan's own. The server ends and is started again; committed work is kept.", error);
  process.exit(faultExitCode);
}

/** A rejection that nobody awaited concerns one task, often a page that was closed; ending would cut paid requests. */
function reportFault(error: unknown): void {
  if (ending !== undefined || givenUp || isBrokenRequest(error)) return;
  if (isDatabaseLoss(error)) loseDatabase(String(error));
  console.error("A task failed that nobody waited for.", error);
  running?.troubles.say(
    "task",
    `Something failed on the server that should not fail: ${reasonOf(error)}. Nothing that was finished is lost. If work stands still, start the server again; if this comes back, report it.`,
  );
}
