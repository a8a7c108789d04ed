import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres, type PostgresServer } from "#lib/server/postgres/open-postgres.ts";
import { newDataDir, ownPort, startServer, untilReady } from "./start-server.ts";

const folder = newDataDir("own-database");

function openOwnPostgres(): Promise<PostgresServer> {
  return openPostgres(choosePlace(folder), { durable: false });
}

test("with DATABASE_URL no database is started, and the loss of that one is waited out", async () => {
  let postgres = await openOwnPostgres();
  await ensureDatabase(postgres.url("postgres"), "plans");
  const dataDir = newDataDir("own-database-server");
  const server = startServer(dataDir, ownPort, { DATABASE_URL: postgres.url("plans") });
  try {
    await untilReady(server);
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    await postgres.stop();
    await expect.poll(server.log, { timeout: 100_000 }).toContain("No database answers. Trying again until one does");
    expect(await server.isHealthy()).toBe(false);
    postgres = await openOwnPostgres();
    await expect.poll(server.log, { timeout: 100_000 }).toContain(`Groundplan is back at ${server.address}`);
    expect(await server.isHealthy()).toBe(true);
  } finally {
    await server.end();
    await postgres.stop();
  }
});
