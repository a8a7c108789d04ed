import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { isConnectionLoss } from "#lib/db/database-errors.ts";
import { isDiskFull } from "#lib/domain/is-disk-full.ts";
import { StartupError } from "./startup-error.ts";

/** The number that Prisma's own engine locks on, so that it and we wait for each other. */
const prismaLock = 72_707_369;

/**
 * Applies the migrations that the database does not have yet, each in a transaction of its own, and records them in
 * `_prisma_migrations` exactly as Prisma would. Several servers may start at once: one migrates, the others wait.
 */
export async function migrate(url: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [prismaLock]);
    await client.query(
      `create table if not exists "_prisma_migrations" (
        id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
        migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
        started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`,
    );
    const known = await appliedChecksums(client);
    const pending = readMigrations(folder).filter((migration) => {
      const checksum = known.get(migration.name);
      if (checksum !== undefined && checksum !== migration.checksum)
        throw new StartupError(editedMessage(migration.name));
      return checksum === undefined;
    });
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

function readMigrations(folder: string): readonly Migration[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function appliedChecksums(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null',
  );
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished !== undefined) throw new StartupError(unfinishedMessage(unfinished.migration_name));
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  await client.query(sql).catch((error: Error) => {
    if (isDiskFull(error) || isConnectionLoss(error)) throw error; // not the migration's fault
    throw new StartupError(
      `The migration ${name} could not be applied, and nothing of it was kept: ${error.message}. ` +
        "The database is as it was before; the Groundplan that made it still runs on it.",
    );
  });
  await client.query(
    `insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
     values ($1, $2, now(), $3, 1)`,
    [randomUUID(), checksum, name],
  );
  await client.query("commit");
}

const editedMessage = (name: string) =>
  `The migration ${name} was changed after this database had applied it, so the database and the code no longer fit. ` +
  `Nothing was changed. Restore prisma/migrations/${name}/migration.sql, or use another database.`;

const unfinishedMessage = (name: string) =>
  `The migration ${name} was begun in this database by another tool and never finished. Nothing was changed. ` +
  "Resolve it with that tool (prisma migrate resolve), or use another database.";
