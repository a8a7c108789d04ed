import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { choosePlace, type Place } from "./choose-place.ts";
import { openPostgres, type PostgresServer } from "./open-postgres.ts";
import { isServerOf } from "./stop-leftover.ts";

const isLinux = process.platform === "linux"; // which alone has /proc to look into
const opened: { stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop();
});

async function open(place: Place): Promise<PostgresServer> {
  const server = await openPostgres(place);
  opened.push(server);
  return server;
}

async function ask(server: { url: (database: string) => string }, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  client.on("error", () => {}); // some servers here are killed
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** A folder that has been used once and was closed properly. */
async function usedPlace(): Promise<Place> {
  const place = choosePlace(temporaryFolder());
  const server = await openPostgres(place);
  await ask(server, "create table kept as select 42 as n");
  await server.stop();
  return place;
}

/** A process of the database's own user, which a pid file may name by chance. */
function bystander(place: Place, command: string): ChildProcess {
  const child = spawn("/bin/sh", ["-c", command], { ...place.user, cwd: "/", stdio: ["ignore", "pipe", "ignore"] });
  opened.push({ stop: async () => child.kill("SIGKILL") });
  return child;
}

async function firstWord(child: ChildProcess): Promise<number> {
  const [chunk] = await once(child.stdout ?? child, "data");
  return Number(String(chunk).trim());
}

test("a stopped server leaves its data and nothing else", async () => {
  const place = await usedPlace();
  expect(existsSync(join(place.folder, "data/postmaster.pid"))).toBe(false);
  expect(await ask(await open(place), "select n from kept")).toEqual([{ n: 42 }]);
});

test("it listens on its socket only, and writes are durable", async () => {
  const server = await open(await usedPlace());
  const settings =
    "select name, setting from pg_settings where name = any(array['fsync', 'listen_addresses', 'max_connections'])";
  expect(await ask(server, `${settings} order by name`)).toEqual([
    { name: "fsync", setting: "on" },
    { name: "listen_addresses", setting: "" },
    { name: "max_connections", setting: "60" },
  ]);
});

test("a killed server is noticed and found again", async () => {
  const place = await usedPlace();
  const server = await openPostgres(place);
  process.kill(server.pid, "SIGKILL");
  expect(await server.exited).toBe(137);
  expect(await ask(await open(place), "select n from kept")).toEqual([{ n: 42 }]);
});

test("the server of a killed process is stopped, and its data found again", async () => {
  const place = await usedPlace();
  const owner = spawn(process.execPath, ["--input-type=module", "--eval", ownerSource(place)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = await firstWord(owner);
  owner.kill("SIGKILL");
  await once(owner, "exit");
  const server = await open(place);
  expect(isServerOf(pid, join(place.folder, "data"))).toBe(false);
  expect(await ask(server, "select n from kept")).toEqual([{ n: 42 }]);
});

test.runIf(isLinux)("a server whose guard was killed too is taken over", async () => {
  const place = await usedPlace();
  const server = await openPostgres(place);
  const guard = Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1]);
  process.kill(guard, "SIGKILL");
  await server.exited;
  expect(isServerOf(server.pid, join(place.folder, "data"))).toBe(true);
  const again = await open(place);
  expect(again.pid).not.toBe(server.pid);
  expect(await ask(again, "select n from kept")).toEqual([{ n: 42 }]);
});

test("a pid file that names another process does not block, and that process lives on", async () => {
  const place = await usedPlace();
  const other = bystander(place, "echo $$; exec sleep 600");
  writePidFile(place, await firstWord(other));
  expect(await ask(await open(place), "select n from kept")).toEqual([{ n: 42 }]);
  expect([other.exitCode, other.signalCode]).toEqual([null, null]);
});

test.runIf(isLinux)("a pid file that names a zombie does not block", async () => {
  const place = await usedPlace();
  // The child ends at once, and what was its shell by then never asks for its exit code.
  const zombie = await firstWord(bystander(place, "sleep 0 & echo $!; exec sleep 600"));
  await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, "utf8")).toContain(") Z ");
  writePidFile(place, zombie);
  expect(await ask(await open(place), "select n from kept")).toEqual([{ n: 42 }]);
});

test("an empty pid file and a left socket do not block", async () => {
  const place = await usedPlace();
  writeFileSync(join(place.folder, "data/postmaster.pid"), "");
  mkdirSync(place.sockets);
  writeFileSync(join(place.sockets, ".s.PGSQL.5432"), "");
  writeFileSync(join(place.sockets, ".s.PGSQL.5432.lock"), `${process.pid}\n`);
  expect(await ask(await open(place), "select n from kept")).toEqual([{ n: 42 }]);
});

test("an initialisation that was cut off is begun anew", async () => {
  const place = choosePlace(temporaryFolder());
  const half = join(place.folder, "data.new-1");
  mkdirSync(half, { recursive: true });
  writeFileSync(join(half, "PG_VERSION"), "18\n");
  expect(await ask(await open(place), "select 1 as n")).toEqual([{ n: 1 }]);
  expect(readdirSync(place.folder).toSorted()).toEqual(["data", "log", "socket"]);
});

test("a folder that somebody else put in the socket's place is not used", async () => {
  const place = await usedPlace();
  symlinkSync("/etc", place.sockets);
  await expect(openPostgres(place)).rejects.toThrow(/socket is not ours: somebody else made it/);
});

test("a folder of another major version is left alone", async () => {
  const place = await usedPlace();
  writeFileSync(join(place.folder, "data/PG_VERSION"), "17\n");
  await expect(openPostgres(place)).rejects.toThrow(
    /was made by PostgreSQL 17, and this Groundplan brings PostgreSQL 18/,
  );
});

test.each(["with blank", "per%cent?&#;,", "quote'", "ümläut", "x".repeat(90)])(
  "it runs in a folder named %s",
  async (name) => {
    const place = choosePlace(join(temporaryFolder(), name));
    expect(await ask(await open(place), "select 1 as n")).toEqual([{ n: 1 }]);
  },
);

function writePidFile(place: Place, pid: number): void {
  const data = join(place.folder, "data");
  writeFileSync(join(data, "postmaster.pid"), `${pid}\n${data}\n1\n5432\n${place.sockets}\n\n\nready\n`);
}

function ownerSource(place: Place): string {
  return `
    const { openPostgres } = await import(${JSON.stringify(join(import.meta.dirname, "open-postgres.ts"))});
    const server = await openPostgres(${JSON.stringify(place)});
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
}
