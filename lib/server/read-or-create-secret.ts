import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartupError } from "./startup-error.ts";

const secretBytes = 32;

/** The 32 bytes that encrypt provider keys at rest: made at the first start, readable by this user only. */
export function readOrCreateSecret(dataDir: string): Buffer {
  const path = join(dataDir, "key");
  const secret = readIfThere(path) ?? createSecret(path);
  if (secret.length === secretBytes) return secret;
  throw new StartupError(
    `${path} should hold ${secretBytes} bytes and holds ${secret.length}. It decrypts the stored provider keys, so it was ` +
      "not replaced. Restore it from a backup; or delete it, and enter the provider keys again in the settings.",
  );
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Linked into place when whole: a crash or a second process must never leave or use half a key. */
function createSecret(path: string): Buffer {
  const unfinished = `${path}.new-${process.pid}`;
  writeFileSync(unfinished, randomBytes(secretBytes), { mode: 0o600, flush: true });
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(unfinished);
  }
  return readFileSync(path);
}
