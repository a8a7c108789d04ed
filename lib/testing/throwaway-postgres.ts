import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres, type PostgresServer } from "#lib/server/postgres/open-postgres.ts";

/** Starts a PostgreSQL in the temporary folder, without durability; `remove` stops it and takes its folder away. */
export async function openThrowawayPostgres(): Promise<PostgresServer & { readonly remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-test-"));
  chmodSync(folder, 0o711); // the database's user must pass through
  const server = await openPostgres(choosePlace(folder), { durable: false });
  const remove = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, remove };
}

/** Lends a throwaway PostgreSQL to a function. */
export async function withThrowawayPostgres<T>(use: (server: PostgresServer) => Promise<T>): Promise<T> {
  const server = await openThrowawayPostgres();
  try {
    return await use(server);
  } finally {
    await server.remove();
  }
}
