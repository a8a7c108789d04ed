import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { databaseUnreachableExitCode, StartupError } from "./startup-error.ts";

/** Proves that `DATABASE_URL` leads to a PostgreSQL that lets us in, or says in words what is wrong with it. */
export async function reachDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // reported by connect or query below
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    assertVersion(rows[0]?.version ?? "");
    await assertOwnSession(client, url);
  } catch (error) {
    throw error instanceof StartupError ? error : explain(error as Error & { code?: string }, new URL(url));
  } finally {
    await client.end().catch(() => {});
  }
}

function assertVersion(version: string): void {
  if (Number.parseInt(version, 10) >= 15) return;
  throw new StartupError(
    `DATABASE_URL leads to PostgreSQL ${version}, and Groundplan needs 15 or newer. Nothing was changed there.`,
  );
}

const notifyChannel = "groundplan_start";
const notifyMs = 5_000;

/**
 * A pooler that lends sessions out for a transaction each passes no notifications on, and keeps or drops advisory locks
 * as it likes: servers would take each other for dead, and nobody would hear of anything.
 */
async function assertOwnSession(client: pg.Client, url: string): Promise<void> {
  const word = randomUUID();
  const heard = new Promise<void>((resolve) => {
    client.on("notification", ({ payload }) => payload === word && resolve());
  });
  await client.query(`listen ${notifyChannel}`);
  const speaker = new pg.Client({ connectionString: url });
  speaker.on("error", () => {}); // reported by connect or query
  await speaker.connect();
  try {
    await speaker.query("select pg_notify($1, $2)", [notifyChannel, word]);
  } finally {
    await speaker.end();
  }
  const isHeard = await Promise.race([heard.then(() => true), wait(notifyMs, false, { ref: false })]);
  if (isHeard) return;
  throw new StartupError(
    "DATABASE_URL leads to a database whose notifications do not arrive, as behind a connection pooler that shares " +
      "sessions (PgBouncer in transaction mode). Groundplan needs a session of its own: give it the address of " +
      "PostgreSQL itself, or of a pooler in session mode. Nothing was changed there.",
  );
}

const unreachable = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "EACCES",
];

/** The password stays out of every message. */
function explain(error: Error & { code?: string }, { hostname, port, pathname, username }: URL): StartupError {
  const server = `${hostname || "localhost"}:${port || 5432}`;
  const database = pathname.slice(1) || username;
  const { code = "" } = error;
  if (code === "28P01" || code === "28000") {
    return new StartupError(
      `DATABASE_URL: the PostgreSQL server at ${server} refused the user "${username}" (${error.message}). Check the user and the password in it.`,
    );
  }
  if (code === "3D000") {
    return new StartupError(
      `DATABASE_URL: the PostgreSQL server at ${server} has no database "${database}". Create it (createdb ${database}) and start again.`,
    );
  }
  // These the server says itself while it starts, stops or is full: it is right, only not yet.
  if (unreachable.includes(code) || code === "57P03" || code === "53300") {
    return new StartupError(
      `DATABASE_URL: no PostgreSQL answers at ${server} (${error.message || code}). Start it, or correct the address; ` +
        "without DATABASE_URL, Groundplan brings a database of its own.",
      databaseUnreachableExitCode,
    );
  }
  return new StartupError(
    `DATABASE_URL: what answers at ${server} does not talk like a PostgreSQL server that we may use (${error.message}). Check host, port and parameters.`,
  );
}
