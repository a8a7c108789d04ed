import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { choosePlace } from "#lib/server/postgres/choose-place.ts";
import { openPostgres } from "#lib/server/postgres/open-postgres.ts";
import { isRunning, newDataDir, ownPort, secondPort, startServer, thirdPort, untilReady } from "./start-server.ts";

const folder = newDataDir("several-postgres");
const openDatabaseServer = () => openPostgres(choosePlace(folder), { durable: false });

test("two servers share one database and one data directory, and outlive each other and the database", async () => {
  let postgres = await openDatabaseServer();
  await ensureDatabase(postgres.url("postgres"), "plans");
  const own = { DATABASE_URL: postgres.url("plans") };
  const dataDir = newDataDir("several");
  const [one, other] = [startServer(dataDir, ownPort, own), startServer(dataDir, secondPort, own)];
  const servers = [one, other];
  const healthy = () => Promise.all(servers.map((server) => server.isHealthy()));
  try {
    await Promise.all(servers.map(untilReady));
    expect(await healthy()).toEqual([true, true]);

    const elsewhere = startServer(newDataDir("several-elsewhere"), thirdPort, own);
    expect(await once(elsewhere.starter, "exit")).toEqual([1, null]);
    expect(elsewhere.log()).toContain(`belongs to the data directory ${dataDir} of `);
    const alone = startServer(dataDir, thirdPort);
    expect(await once(alone.starter, "exit")).toEqual([1, null]);
    expect(alone.log()).toContain(`${dataDir} is in use by servers with one DATABASE_URL`);
    expect(await healthy()).toEqual([true, true]);

    await postgres.stop();
    for (const server of servers) await expect.poll(server.log, { timeout: 100_000 }).toContain("No database answers.");
    expect(await healthy()).toEqual([false, false]);
    postgres = await openDatabaseServer();
    for (const { address, log } of servers)
      await expect.poll(log, { timeout: 100_000 }).toContain(`Groundplan is back at ${address}`);
    expect(await healthy()).toEqual([true, true]);

    const killed = one.serverPid();
    process.kill(killed, "SIGKILL");
    expect(await once(one.starter, "exit")).toEqual([1, null]);
    expect([isRunning(killed), ...(await healthy())]).toEqual([false, false, true]);
  } finally {
    for (const server of servers) await server.end();
    await postgres.stop();
  }
});
