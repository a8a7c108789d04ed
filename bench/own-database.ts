import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDatabase } from "../lib/server/ensure-database.ts";
import { projectRoot } from "../lib/server/env.ts";
import { migrate } from "../lib/server/migrate.ts";
import { choosePlace } from "../lib/server/postgres/choose-place.ts";
import { openPostgres } from "../lib/server/postgres/open-postgres.ts";

/**
 * Lends a migrated database on an embedded PostgreSQL that writes through to its disk, and a folder, and takes them
 * away again.
 */
export async function withOwnDatabase<T>(use: (url: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-bench-"));
  chmodSync(folder, 0o711); // the database's user must pass through
  const server = await openPostgres(choosePlace(folder));
  try {
    await ensureDatabase(server.url("postgres"), "groundplan");
    await migrate(server.url("groundplan"), join(projectRoot, "prisma/migrations"));
    return await use(server.url("groundplan"), folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
