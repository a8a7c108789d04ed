import pg from "pg";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { diskFullExitCode, StartupError } from "./startup-error.ts";

/** One paragraph for the person at the terminal. Only a fault of our own shows its stack. */
export function explainFailure(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (error instanceof StartupError) return { message: error.message, exitCode: error.exitCode };
  const { code, path, message } = error as NodeJS.ErrnoException;
  const where = path === undefined ? "" : ` (${path})`;
  if (isDiskFull(error) || /disk is full/.test(message ?? "")) {
    const which = where || (error instanceof pg.DatabaseError ? ` (the database's: ${message})` : "");
    return {
      message: `The disk is full${which}. Nothing that was committed is lost. Free some space and start again.`,
      exitCode: diskFullExitCode,
    };
  }
  if (error instanceof pg.DatabaseError) {
    return {
      message: `PostgreSQL refused what Groundplan needs at its start: ${error.message}. Give its user the right to it, or use another database.`,
      exitCode: 1,
    };
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return {
      message: `This user may not write where Groundplan must${where}: ${message} Correct the owner or the mode, or set GROUNDPLAN_DATA_DIR.`,
      exitCode: 1,
    };
  }
  if (code === "EEXIST" || code === "ENOTDIR") {
    return {
      message: `Groundplan needs a folder where a file is${where}. Move the file away, or set GROUNDPLAN_DATA_DIR.`,
      exitCode: 1,
    };
  }
  return { message: error instanceof Error && error.stack !== undefined ? error.stack : String(error), exitCode: 1 };
}
