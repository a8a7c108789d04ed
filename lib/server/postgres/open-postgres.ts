import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diskFullExitCode, StartupError } from "../startup-error.ts";
import type { Place } from "./choose-place.ts";
import { assertSameVersion, createCluster } from "./create-cluster.ts";
import { type GuardedPostgres, runGuarded } from "./run-guarded.ts";
import { stopLeftover } from "./stop-leftover.ts";

/** A PostgreSQL server that this process started and that ends with it. */
export type PostgresServer = {
  readonly pid: number;
  /** The folder of its socket. */
  readonly sockets: string;
  readonly url: (database: string) => string;
  /** Resolves with the exit code when the server ends, for whatever reason. */
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<void>;
};

/** Starts PostgreSQL on a folder, making the folder first where there is none. `durable: false` is for tests only. */
export async function openPostgres(place: Place, { durable = true } = {}): Promise<PostgresServer> {
  const data = join(place.folder, "data");
  makeOwnFolder(place, place.folder);
  makeOwnFolder(place, place.sockets);
  await stopLeftover(data);
  if (!existsSync(data)) createCluster(place, data, durable);
  assertSameVersion(data);
  allowOnlyUs(place, data);
  rmSync(join(place.sockets, ".s.PGSQL.5432"), { force: true });
  rmSync(join(place.sockets, ".s.PGSQL.5432.lock"), { force: true });
  const server = await startPatiently(place, data, settings(place, durable));
  return {
    ...server,
    sockets: place.sockets,
    stop: async () => {
      await server.stop();
      rmSync(place.sockets, { recursive: true, force: true });
    },
    url: (database) => `postgresql://app@localhost/${database}?host=${encodeURIComponent(place.sockets)}`,
  };
}

/** The folder of a socket may lie in the temporary folder, where others could have put something of theirs first. */
function makeOwnFolder({ user }: Place, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || ![userInfo().uid, user.uid].includes(found.uid)) {
    throw new StartupError(`${folder} is not ours: somebody else made it. Remove it and start again.`);
  }
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}

/** Peer authentication: the kernel says who is at the other end of the socket, and two users are let in. */
function allowOnlyUs(place: Place, data: string): void {
  const users = new Set([userInfo().username, place.user.uid === undefined ? userInfo().username : "nobody"]);
  writeFileSync(join(data, "pg_hba.conf"), "local all all peer map=app\n");
  writeFileSync(join(data, "pg_ident.conf"), [...users].map((user) => `app "${user}" app\n`).join(""));
}

function settings(place: Place, durable: boolean): string[] {
  return [
    "listen_addresses=",
    // A list, so a path is quoted like an identifier.
    `unix_socket_directories="${place.sockets.replaceAll('"', '""')}"`,
    "unix_socket_permissions=0700",
    "max_connections=60",
    "shared_buffers=64MB",
    "logging_collector=off",
    "log_min_messages=warning",
    "timezone=UTC",
    "idle_in_transaction_session_timeout=60000",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
}

/** The memory of a server that was just killed can outlive it for a moment; anything else fails at once. */
async function startPatiently(place: Place, data: string, options: string[]): Promise<GuardedPostgres> {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    const started = await runGuarded(place, data, options);
    if (started.ok) return started.value;
    if (!/shared memory|lock file|is still in use/.test(started.error) || Date.now() > giveUpAt) {
      throw explain(started.error, place);
    }
    await sleep(100);
  }
}

function explain(lastLine: string, place: Place): StartupError {
  if (lastLine.includes("No space left on device") || isFull(place.folder)) {
    return new StartupError(
      `The disk is full: PostgreSQL could not start in ${place.folder}. Nothing is lost. Free some space and start again.`,
      diskFullExitCode,
    );
  }
  return new StartupError(
    `PostgreSQL did not start in ${place.folder}: ${lastLine} Its log is ${join(place.folder, "log")}.`,
  );
}

/** On a disk that is really full, PostgreSQL cannot even write down why it does not start. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 1_000_000;
}
