import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureDatabase } from "#lib/server/ensure-database.ts";
import { projectRoot } from "#lib/server/env.ts";
import { migrate } from "#lib/server/migrate.ts";
import { openThrowawayPostgres } from "./throwaway-postgres.ts";

/** The database that every test database is copied from. */
export const templateDatabase = "template_groundplan";

/** Starts one throwaway PostgreSQL for all test files, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openThrowawayPostgres();
  await ensureDatabase(server.url("postgres"), templateDatabase);
  await migrate(server.url(templateDatabase), join(projectRoot, "prisma/migrations"));
  project.provide("adminUrl", server.url("postgres"));
  return server.remove;
}

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
  }
}
