import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { keepOnce } from "./keep-once.ts";
import { StartupError } from "./startup-error.ts";

const secretBytes = 32;

/** The 32 bytes that encrypt provider keys at rest: made at the first start, readable by this user only. */
export function readOrCreateSecret(dataDir: string): Buffer {
  const path = join(dataDir, "key");
  const secret = keepOnce(path, () => randomBytes(secretBytes));
  if (secret.length === secretBytes) return secret;
  throw new StartupError(
    `${path} should hold ${secretBytes} bytes and holds ${secret.length}. It decrypts the stored provider keys, so it was ` +
      "not replaced. Restore it from a backup; or delete it, and enter the provider keys again in the settings.",
  );
}
