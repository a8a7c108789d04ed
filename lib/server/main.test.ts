import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { holdFolder } from "./hold-folder.ts";

const PATH = process.env.PATH ?? "";

/** Starts the server as a process, in a case where it must refuse. */
function start(variables: Record<string, string>): { exitCode: number | null; out: string; message: string } {
  const env = { PATH, PORT: "0", GROUNDPLAN_NO_APT: "1", ...variables } as unknown as NodeJS.ProcessEnv;
  const command = [join(import.meta.dirname, "main.ts"), "--no-env-file"];
  const run = spawnSync(process.execPath, command, { env, encoding: "utf8", timeout: 60_000 });
  return { exitCode: run.status, out: run.stdout, message: run.stderr };
}

function refusal(variables: Record<string, string>): string {
  const { exitCode, out, message } = start({ GROUNDPLAN_DATA_DIR: temporaryFolder(), ...variables });
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(message.trimEnd()).not.toContain("\n"); // one paragraph, and no stack
  return message.trimEnd();
}

test("a taken port", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const message = refusal({ PORT: String(port) });
  taken.close();
  const [, named] = /choose another port: PORT=(\d+) npm start\.$/.exec(message) ?? [];
  expect(message).toMatch(
    new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken by another program\\. Stop that program, or `),
  );
  // The next one holds the previews, should the other program be a Groundplan.
  expect(Number(named)).toBeGreaterThan(port + 1);
});

test("a data directory in use", () => {
  const folder = temporaryFolder();
  const held = holdFolder(folder);
  held.describe("http://127.0.0.1:3000");
  const message = refusal({ GROUNDPLAN_DATA_DIR: folder });
  held.release();
  expect(message).toMatch(new RegExp(`in use by process ${process.pid} at http://127\\.0\\.0\\.1:3000\\.`));
});

test("a host beyond this machine", () => {
  expect(refusal({ HOST: "0.0.0.0" })).toMatch(/^HOST is not a loopback address/);
});

test("no git", () => {
  expect(refusal({ PATH: temporaryFolder() })).toMatch(/no git was found\. Install it/);
});

test("an old git", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "git"), "#!/bin/sh\necho git version 2.30.2\n", { mode: 0o755 });
  expect(refusal({ PATH: folder })).toBe(
    "Groundplan needs git 2.38 or newer (git merge-tree), and this is 2.30. Update git and start again.",
  );
});

test("a DATABASE_URL that leads nowhere starts no database of ours", () => {
  const folder = temporaryFolder();
  const { exitCode, message } = start({ GROUNDPLAN_DATA_DIR: folder, DATABASE_URL: "postgresql://127.0.0.1:1/plans" });
  expect(exitCode).toBe(69);
  expect(message).toMatch(/^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1 /);
  expect(readdirSync(folder)).not.toContain("postgres");
});

test("a data directory that is a file", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(refusal({ GROUNDPLAN_DATA_DIR: file })).toBe(
    `Groundplan needs a folder where a file is (${file}). Move the file away, or set GROUNDPLAN_DATA_DIR.`,
  );
});

const small = smallDisk();

test.skipIf(small === undefined)("a full disk", () => {
  if (small === undefined) return;
  expect(refusal({ GROUNDPLAN_DATA_DIR: small })).toMatch(/^The disk is full: a new database needs about 60 MB in /);
  expect(readdirSync(join(small, "postgres"))).toEqual(["socket"]);
});

/** A disk of 8 MB, where this system lets root mount one. */
function smallDisk(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m,mode=0711", "tmpfs", folder]).status === 0;
  if (mounted) afterAll(() => void spawnSync("umount", [folder]));
  return mounted ? folder : undefined;
}
