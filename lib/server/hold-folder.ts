import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartupError } from "./startup-error.ts";

/** A folder that this process uses, alone or beside others that share it. */
export type HeldFolder = { readonly describe: (address: string) => void; readonly release: () => void };

/**
 * Makes this process the only user of a folder, or with `shared` one of several that all share it; refuses with the
 * name of the other one where that cannot be.
 * The lock is SQLite's on a side file, because the kernel frees it when the process dies, however it dies.
 */
export function holdFolder(folder: string, { shared = false } = {}): HeldFolder {
  // Others may pass through but not look: the database's user must reach its own folder inside.
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o711);
  const owner = join(folder, "owner");
  const lock = new DatabaseSync(join(folder, "owner.lock"), { timeout: 0 });
  try {
    // A reader's lock stands beside others of its kind for as long as the transaction is open.
    if (shared) lock.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
    else lock.exec("PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!isLocked(error)) throw error;
    throw new StartupError(refusal(folder, existsSync(owner) ? readFileSync(owner, "utf8").trim() : "another process"));
  }
  const who = shared
    ? `servers with one DATABASE_URL, the last of them process ${process.pid}`
    : `process ${process.pid}`;
  writeFileSync(owner, `${who}, which is starting\n`);
  return {
    describe: (address) => writeFileSync(owner, `${who} at ${address}\n`),
    release: () => {
      if (!shared) rmSync(owner, { force: true }); // the others still have it
      lock.close();
    },
  };
}

function refusal(folder: string, who: string): string {
  return (
    `The data directory ${folder} is in use by ${who}. Servers on one directory would destroy it unless all have the ` +
    "same DATABASE_URL. Use the one that runs, stop it first, or set GROUNDPLAN_DATA_DIR (and PORT) for a second one."
  );
}

function isLocked(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
