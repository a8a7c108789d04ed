import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statfsSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { smallDisk } from "#lib/testing/small-disk.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { emptyTestDatabase } from "#lib/testing/test-database.ts";
import { holdFolder } from "./hold-folder.ts";
import { choosePlace } from "./postgres/choose-place.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { diskFullExitCode } from "./startup-error.ts";

const PATH = process.env.PATH ?? "";

const command = [join(import.meta.dirname, "main.ts"), "--no-env-file"];

function given(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH, PORT: "0", GROUNDPLAN_NO_APT: "1", ...variables } as unknown as NodeJS.ProcessEnv;
}

/** Starts the server as a process, in a case where it must refuse. */
function start(variables: Record<string, string>): { exitCode: number | null; out: string; message: string } {
  const run = spawnSync(process.execPath, command, { env: given(variables), encoding: "utf8", timeout: 60_000 });
  return { exitCode: run.status, out: run.stdout, message: run.stderr };
}

function refusal(variables: Record<string, string>, expectedCode = 1): string {
  const { exitCode, out, message } = start({ GROUNDPLAN_DATA_DIR: temporaryFolder(), ...variables });
  expect({ exitCode, out }).toEqual({ exitCode: expectedCode, out: "" });
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

test("a database that goes away while the server starts is lost, which is no fault", async () => {
  const real = new URL(await emptyTestDatabase());
  let before = 2;
  const relay = createServer((socket) => {
    // The two that prove the address find the database, the next one nobody.
    if (--before === 0) relay.close();
    const behind = connect(join(real.searchParams.get("host") ?? "", ".s.PGSQL.5432"));
    socket.pipe(behind).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(relay, "listening");
  const { port } = relay.address() as AddressInfo;
  const address = `postgresql://app@127.0.0.1:${port}${real.pathname}`;
  const env = given({ GROUNDPLAN_DATA_DIR: temporaryFolder(), DATABASE_URL: address });
  const child = spawn(process.execPath, command, { env, stdio: ["ignore", "ignore", "pipe"] });
  const [message, [exitCode]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(exitCode).toBe(75);
  expect(message).toBe(
    `The database is gone: Error: connect ECONNREFUSED 127.0.0.1:${port}. The server ends and is started again; committed work is kept.\n`,
  );
});

test("a data directory that is a file", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(refusal({ GROUNDPLAN_DATA_DIR: file })).toBe(
    `Groundplan needs a folder where a file is (${file}). Move the file away, or set GROUNDPLAN_DATA_DIR.`,
  );
});

const small = smallDisk("8m");

test.skipIf(small === undefined)("a disk that is too small for a database", () => {
  if (small === undefined) return;
  expect(refusal({ GROUNDPLAN_DATA_DIR: small }, diskFullExitCode)).toMatch(
    /^The disk is full: a new database needs about 60 MB in /,
  );
  expect(readdirSync(join(small, "postgres"))).toEqual(["socket"]);
});

const filled = smallDisk("120m");

test.skipIf(filled === undefined)("a disk that filled up since, to wherever the start comes", async () => {
  if (filled === undefined) return;
  const server = await openPostgres(choosePlace(filled), { durable: false });
  await server.stop();
  const filler = join(filled, "filler");
  const { bavail, bsize } = statfsSync(filled);
  // For its note of who uses the folder, for PostgreSQL's log, for a new database, for the migrations.
  for (const left of [0, 16, 1_000, 3_000]) {
    writeFileSync(filler, Buffer.alloc(bavail * bsize - left * 1024));
    expect(refusal({ GROUNDPLAN_DATA_DIR: filled }, diskFullExitCode)).toMatch(
      /^The disk is full[: (.].*Free some space and start again\.$/,
    );
  }
});
