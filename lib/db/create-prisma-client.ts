import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#generated/prisma/client.ts";

/** Opens Prisma on a database. Connections are made when first needed; `$disconnect` closes them. */
export function createPrismaClient(url: string, { connections = 10 } = {}): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: connections }),
    // Writers of one project wait for each other; Prisma's own limits of 2 and 5 seconds end them in a burst.
    transactionOptions: { maxWait: 30_000, timeout: 30_000 },
  });
}
