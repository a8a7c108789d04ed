import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#generated/prisma/client.ts";

const pools = new WeakMap<PrismaClient, pg.Pool>();

/** Opens Prisma on a database. Connections are made when first needed; `$disconnect` closes them. */
export function createPrismaClient(url: string, { connections = 10 } = {}): PrismaClient {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: "groundplan" });
  // An idle connection that breaks is dropped; that the database is gone is for the listener to notice.
  pool.on("error", () => {});
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    // Writers of one project wait for each other; Prisma's own limits of 2 and 5 seconds end them in a burst.
    transactionOptions: { maxWait: 30_000, timeout: 30_000 },
  });
  pools.set(client, pool);
  return client;
}

/** The connections under a client, for statements that are asked too often for a query builder. */
export function poolOf(client: PrismaClient): pg.Pool {
  const pool = pools.get(client);
  if (pool === undefined) throw new Error("this client was not made by createPrismaClient");
  return pool;
}
