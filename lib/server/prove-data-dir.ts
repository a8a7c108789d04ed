import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { keepOnce } from "./keep-once.ts";
import { StartupError } from "./startup-error.ts";

/**
 * Proves that this server sees the data directory that all servers on the database share, by a marker that is in both.
 * The first server to come settles which directory that is. Repositories and large texts lie there and the database
 * only names them, so a server that sees another directory would find nothing, and hide from others what it makes.
 */
export async function proveDataDir(url: string, dataDir: string): Promise<void> {
  const marker = keepOnce(join(dataDir, "marker"), () =>
    Buffer.from(`${randomBytes(16).toString("hex")}\n`),
  ).toString();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      'insert into "DataDirectory" (id, marker, path, host) values (1, $1, $2, $3) on conflict (id) do nothing',
      [marker, dataDir, hostname()],
    );
    // It may have been moved, or another machine has mounted it elsewhere: the last that proved it is named.
    const { rowCount } = await client.query('update "DataDirectory" set path = $2, host = $3 where marker = $1', [
      marker,
      dataDir,
      hostname(),
    ]);
    if (rowCount === 1) return;
    const { rows } = await client.query<{ path: string; host: string }>('select path, host from "DataDirectory"');
    throw new StartupError(refusal(dataDir, rows[0]));
  } finally {
    await client.end();
  }
}

function refusal(dataDir: string, theirs: { path: string; host: string } | undefined): string {
  return (
    `The database of DATABASE_URL belongs to the data directory ${theirs?.path} of ${theirs?.host}, and this server was ` +
    `given ${dataDir} of ${hostname()}, which is another. All servers on one database share one directory: set ` +
    "GROUNDPLAN_DATA_DIR to that one (on another machine, share it by the network), or DATABASE_URL to another database. " +
    'Only if that directory is gone for good, run in the database: delete from "DataDirectory"; the next start settles it anew.'
  );
}
