import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartupError } from "./startup-error.ts";

/** A folder that only this process uses. */
export type HeldFolder = { readonly describe: (address: string) => void; readonly release: () => void };

/**
 * Makes this process the only user of a folder, or refuses with the name of the other one.
 * The lock is SQLite's on a side file, because the kernel frees it when the process dies, however it dies.
 */
export function holdFolder(folder: string): HeldFolder {
  // Others may pass through but not look: the database's user must reach its own folder inside.
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o711);
  const owner = join(folder, "owner");
  const lock = new DatabaseSync(join(folder, "owner.lock"), { timeout: 0 });
  try {
    lock.exec("PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!isLocked(error)) throw error;
    const who = existsSync(owner) ? readFileSync(owner, "utf8").trim() : "another process";
    throw new StartupError(
      `The data directory ${folder} is in use by ${who}. Two servers on one directory would destroy it. ` +
        "Use the one that runs, stop it first, or set GROUNDPLAN_DATA_DIR (and PORT) for a second one.",
    );
  }
  writeFileSync(owner, `process ${process.pid}, which is starting\n`);
  return {
    describe: (address) => writeFileSync(owner, `process ${process.pid} at ${address}\n`),
    release: () => {
      rmSync(owner, { force: true });
      lock.close();
    },
  };
}

function isLocked(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
