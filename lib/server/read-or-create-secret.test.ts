import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { readOrCreateSecret } from "./read-or-create-secret.ts";

test("the secret is made once, for this user only", () => {
  const folder = temporaryFolder();
  const secret = readOrCreateSecret(folder);
  expect(secret).toHaveLength(32);
  expect(readOrCreateSecret(folder)).toEqual(secret);
  expect(statSync(join(folder, "key")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["key"]);
});

test("two folders have two secrets", () => {
  expect(readOrCreateSecret(temporaryFolder())).not.toEqual(readOrCreateSecret(temporaryFolder()));
});

test("a damaged secret is reported and kept", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "key"), "short");
  expect(() => readOrCreateSecret(folder)).toThrow(/should hold 32 bytes and holds 5\. .* so it was not replaced/);
  expect(statSync(join(folder, "key")).size).toBe(5);
});
