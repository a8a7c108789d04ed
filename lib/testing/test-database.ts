import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { createPrismaClient } from "#lib/db/create-prisma-client.ts";
import { templateDatabase } from "./global-setup.ts";

/** A migrated database of one's own, on a real PostgreSQL. Call it once at the top of a test file. */
export async function testDatabase(): Promise<{ readonly url: string; readonly prisma: PrismaClient }> {
  const url = await createTestDatabase(templateDatabase);
  const prisma = createPrismaClient(url, { connections: 5 });
  afterAll(() => prisma.$disconnect());
  return { url, prisma };
}

/** An empty database, for tests of what fills one. */
export function emptyTestDatabase(): Promise<string> {
  return createTestDatabase("template1");
}

async function createTestDatabase(template: string): Promise<string> {
  const adminUrl = inject("adminUrl");
  const name = `t_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  await admin.end();
  return adminUrl.replace("/postgres?", `/${name}?`);
}
