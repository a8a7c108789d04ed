import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { proveDataDir } from "./prove-data-dir.ts";
import { StartupError } from "./startup-error.ts";

const { url } = await testDatabase();

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test("the first server settles the directory, however many come at once; another one is refused", async () => {
  const folders = Array.from({ length: 4 }, () => temporaryFolder());
  const results = await Promise.allSettled(folders.map((folder) => proveDataDir(url, folder)));
  const theirs = folders.filter((_, i) => results[i]?.status === "fulfilled");
  expect(theirs).toHaveLength(1);
  const [settled = ""] = theirs;
  await proveDataDir(url, settled);
  const other = folders.find((folder) => folder !== settled) ?? "";
  const refusal = await proveDataDir(url, other).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartupError);
  expect((refusal as Error).message).toContain(
    `belongs to the data directory ${settled} of ${hostname()}, and this server was given ${other} of ${hostname()}, which is another.`,
  );
  expect(await ask('select id, path, marker from "DataDirectory"')).toEqual([
    { id: 1, path: settled, marker: readFileSync(join(settled, "marker"), "utf8") },
  ]);
});

test("what the refusal says as the last way out works", async () => {
  const folder = temporaryFolder();
  await ask('delete from "DataDirectory"');
  await proveDataDir(url, folder);
  expect(await ask('select path from "DataDirectory"')).toEqual([{ path: folder }]);
});

test("a directory that was moved is the same one, and is named where it is now", async () => {
  const folder = temporaryFolder();
  await ask('delete from "DataDirectory"');
  await proveDataDir(url, folder);
  await proveDataDir(url, `${folder}/.`);
  expect(await ask('select path from "DataDirectory"')).toEqual([{ path: `${folder}/.` }]);
});
