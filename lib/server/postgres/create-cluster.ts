import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { diskFullExitCode, StartupError } from "../startup-error.ts";
import type { Place } from "./choose-place.ts";
import { databaseEnvironment } from "./database-user.ts";

/**
 * Makes the data folder with `initdb`. It is made under another name and renamed when whole: `initdb` writes
 * PG_VERSION early, so a folder that has one may still be half made.
 */
export function createCluster(place: Place, data: string, durable: boolean): void {
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith("data.new-")) rmSync(join(place.folder, name), { recursive: true, force: true });
  }
  const unfinished = `${data}.new-${process.pid}`;
  const settings = ["-U", "app", "-A", "peer", "-E", "UTF8", "--locale=C", "--no-instructions"];
  const run = spawnSync(
    join(place.binaries, "bin/initdb"),
    ["-D", unfinished, ...settings, ...(durable ? [] : ["--no-sync"])],
    { ...place.user, env: databaseEnvironment, cwd: place.folder, encoding: "utf8" },
  );
  if (run.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw explain(run.error?.message ?? run.stderr, place);
  }
  renameSync(unfinished, data);
}

/** Refuses a folder that another major version made: PostgreSQL cannot read it. */
export function assertSameVersion(data: string): void {
  const major = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  if (major === "18") return;
  throw new StartupError(
    `The database in ${data} was made by PostgreSQL ${major}, and this Groundplan brings PostgreSQL 18. ` +
      "It was not touched. Use the Groundplan that made it, or move the folder away to begin anew.",
  );
}

function explain(output: string, place: Place): StartupError {
  if (output.includes("No space left on device")) {
    return new StartupError(
      `The disk is full: a new database needs about 60 MB in ${place.folder}. What was begun is removed again. ` +
        "Free some space and start again, or set GROUNDPLAN_DATA_DIR to a folder elsewhere.",
      diskFullExitCode,
    );
  }
  if (output.includes("could not look up effective user ID")) {
    return new StartupError(
      `PostgreSQL cannot run as user ${process.getuid?.()}, because that user has no entry in /etc/passwd. ` +
        "Start Groundplan as a user that has one, or set DATABASE_URL.",
    );
  }
  const lastLine = output.trim().split("\n").at(-1) ?? "no reason given";
  return new StartupError(`The database could not be created in ${place.folder}: ${lastLine}`);
}
