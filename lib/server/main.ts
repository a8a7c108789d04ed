import { parseArgs } from "node:util";
import { projectRoot, readEnv } from "./env.ts";
import { explainFailure } from "./explain-failure.ts";
import { type RunningServer, serve } from "./serve.ts";
import { databaseLostExitCode, databaseUnreachableExitCode, faultExitCode } from "./startup-error.ts";

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

process.chdir(projectRoot);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
// `scripts/start.mjs` holds the other end; when it is gone, however it went, nobody waits for us any more.
process.on("disconnect", () => end(0));
process.on("uncaughtException", endByFault);

try {
  const env = readEnv(options["no-env-file"] ? { envFile: undefined } : {});
  running = await serve(env, { dev: options.dev, loseDatabase });
  process.send?.({ address: running.address });
  if (options.again) console.error(`Groundplan is back at ${running.address}`);
  else console.log(`Groundplan is ready at ${running.address}`);
} catch (error) {
  const { message, exitCode } = explainFailure(error);
  if (!(options.again && exitCode === databaseUnreachableExitCode)) console.error(message);
  process.exit(exitCode);
}

function end(exitCode: number): void {
  ending ??= close(exitCode);
}

async function close(exitCode: number): Promise<void> {
  const patienceMs = 15_000;
  setTimeout(() => process.exit(exitCode || 1), patienceMs).unref();
  // Still starting: the guard stops PostgreSQL, the kernel frees the locks, and the next start clears the rest.
  await running?.close();
  process.exit(exitCode);
}

/**
 * Without its database the process must end at once, so that nothing half done is taken for done; facts are committed
 * in the database or not at all. The one that started us starts us again.
 */
function loseDatabase(reason: string): void {
  if (ending !== undefined) return;
  console.error(`The database is gone: ${reason}. The server ends and is started again; committed work is kept.`);
  process.exit(databaseLostExitCode);
}

/** Rejections that nobody awaited come here too. What goes on after one is anybody's guess, so nothing does. */
function endByFault(error: unknown): void {
  if (ending !== undefined) return;
  const { code = "", message } = error as NodeJS.ErrnoException;
  // Some connections hear of a database's end before the one that watches for it.
  if (["57P01", "57P02", "57P03"].includes(code) || /^Connection terminated/.test(message)) loseDatabase(message);
  console.error("A fault of Groundplan's own. The server ends and is started again; committed work is kept.", error);
  process.exit(faultExitCode);
}
