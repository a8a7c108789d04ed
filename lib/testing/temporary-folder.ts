import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const folders: string[] = [];

// Registered when a test file imports this: from within a test it would not count.
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that goes when the test file is done. Others may pass through it, as the database's user must. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-test-"));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}
