import { afterAll, expect, test } from "vitest";
import { emptyTestDatabase, testDatabase } from "#lib/testing/test-database.ts";
import { createPrismaClient } from "./create-prisma-client.ts";
import { nameDatabase } from "./name-database.ts";

const { url, prisma } = await testDatabase();
const again = createPrismaClient(url);
const other = createPrismaClient(await emptyTestDatabase());
afterAll(() => Promise.all([again.$disconnect(), other.$disconnect()]));

test("a database has one name, and another database another", async () => {
  const name = await nameDatabase(prisma);
  expect(name).toMatch(/^\d+\/t_[0-9a-f]{12}$/);
  expect(await nameDatabase(again)).toBe(name);
  expect(await nameDatabase(other)).not.toBe(name);
});
