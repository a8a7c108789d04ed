import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "./test-database.ts";

const { url, prisma } = await testDatabase();

test("a test file has a migrated database of its own", async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as migrations from _prisma_migrations where finished_at is null",
  );
  await client.end();
  expect(rows).toEqual([{ migrations: 0 }]);
});

test("Prisma talks to it", async () => {
  expect(await prisma.$queryRaw`select 1 + 1 as two`).toEqual([{ two: 2 }]);
});
