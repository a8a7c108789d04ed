import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { emptyTestDatabase } from "#lib/testing/test-database.ts";
import { migrate } from "./migrate.ts";

/** A folder of migrations, by name and text. */
function migrations(texts: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, sql] of Object.entries(texts)) writeMigration(folder, name, sql);
  return folder;
}

function writeMigration(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const first = { "1_first": "create table a (n int); insert into a values (1);" };

test("migrations are applied once, in order, and recorded as Prisma records them", async () => {
  const url = await emptyTestDatabase();
  const folder = migrations({ "2_second": "update a set n = n + 1;", ...first });
  expect(await migrate(url, folder)).toEqual(["1_first", "2_second"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await ask(url, "select n from a")).toEqual([{ n: 2 }]);
  expect(
    await ask(
      url,
      `select migration_name, applied_steps_count, length(checksum) as checksum, logs, rolled_back_at,
              finished_at is not null as finished from _prisma_migrations order by migration_name`,
    ),
  ).toEqual(
    ["1_first", "2_second"].map((migration_name) => ({
      migration_name,
      applied_steps_count: 1,
      checksum: 64,
      logs: null,
      rolled_back_at: null,
      finished: true,
    })),
  );
});

test("two servers that start at once apply each migration once", async () => {
  const url = await emptyTestDatabase();
  const folder = migrations(first);
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_first"]);
  expect(await ask(url, "select n from a")).toEqual([{ n: 1 }]);
});

test("a migration that fails leaves nothing behind and can be mended", async () => {
  const url = await emptyTestDatabase();
  const folder = migrations({ ...first, "2_second": "insert into a values (2); select * from nowhere;" });
  await expect(migrate(url, folder)).rejects.toThrow('relation "nowhere" does not exist');
  expect(await ask(url, "select n from a")).toEqual([{ n: 1 }]);
  writeMigration(folder, "2_second", "insert into a values (2);");
  expect(await migrate(url, folder)).toEqual(["2_second"]);
});

test("an edited migration is refused before anything is changed", async () => {
  const url = await emptyTestDatabase();
  const folder = migrations(first);
  await migrate(url, folder);
  writeMigration(folder, "1_first", "create table b (n int);");
  writeMigration(folder, "0_new", "create table c (n int);");
  await expect(migrate(url, folder)).rejects.toThrow(
    /^The migration 1_first was changed after this database had applied it/,
  );
  expect(await ask(url, "select to_regclass('c') as c")).toEqual([{ c: null }]);
});

test("a migration that another tool left half done is refused", async () => {
  const url = await emptyTestDatabase();
  const folder = migrations(first);
  await migrate(url, folder);
  await ask(url, "update _prisma_migrations set finished_at = null");
  await expect(migrate(url, folder)).rejects.toThrow(
    /^The migration 1_first was begun in this database by another tool/,
  );
});
