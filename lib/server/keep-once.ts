import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Reads a file, or where there is none keeps what `make` makes in it, readable by this user only. It is linked into
 * place when whole: a crash or a second process must never leave or use half of it.
 */
export function keepOnce(path: string, make: () => Buffer): Buffer {
  return readIfThere(path) ?? keep(path, make());
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function keep(path: string, content: Buffer): Buffer {
  // Not the process's number: two machines that share the folder may both have it.
  const unfinished = `${path}.new-${randomUUID()}`;
  try {
    writeFileSync(unfinished, content, { mode: 0o600, flush: true });
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readFileSync(path);
}
