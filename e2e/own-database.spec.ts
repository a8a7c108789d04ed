import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres, type PostgresServer } from "#lib/server/postgres/open-postgres.ts";
import { newDataDir, ownPort, startServer, untilReady } from "./start-server.ts";

const folder = newDataDir("own-database");

function openOwnPostgres(): Promise<PostgresServer> {
  return openPostgres(choosePlace(folder), { durable: false });
}

/** Has the server read its settings while they cannot be read, until `isSeen`. */
async function failUnheard(url: string, isSeen: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter table "ProviderSetting" rename to "Elsewhere"');
  await client.query("select pg_notify('groundplan_settings', '')");
  await isSeen();
  await client.query('alter table "Elsewhere" rename to "ProviderSetting"');
  await client.end();
}

test("with DATABASE_URL no database is started, faults are told, and the loss of that one is waited out", async () => {
  let postgres = await openOwnPostgres();
  await ensureDatabase(postgres.url("postgres"), "plans");
  const dataDir = newDataDir("own-database-server");
  const server = startServer(dataDir, ownPort, { DATABASE_URL: postgres.url("plans") });
  try {
    await untilReady(server);
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    const troubles = async () => (await (await fetch(`${server.address}/api/health`)).json()).troubles;
    await failUnheard(postgres.url("plans"), () =>
      expect.poll(troubles).toMatchObject([{ says: expect.stringContaining("ProviderSetting") }]),
    );
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
