import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { projectRoot } from "#lib/server/env.ts";
import { migrate } from "#lib/server/migrate.ts";

interface Old {
  /** Ids of projects, by what their builds were doing. */
  readonly projects: { readonly running: string; readonly paused: string };
  readonly rows: Readonly<Record<string, readonly object[]>>;
  /** Git bundles of the repositories, base64, by project. */
  readonly repositories: Readonly<Record<string, string>>;
}

const migrations = join(projectRoot, "prisma/migrations");

/**
 * Puts a database and a data folder where the first schema left them: two builds of three modules each, one running
 * and one paused, in both of which `a` is merged after a fix, `b` is being reviewed and `c` is being written.
 */
export async function restoreOld(url: string, dataDir: string): Promise<Old["projects"]> {
  const packed = readFileSync(join(import.meta.dirname, "initial.json.gz"));
  const old = JSON.parse(gunzipSync(packed).toString("utf8")) as Old;
  const folder = mkdtempSync(join(tmpdir(), "groundplan-test-"));
  try {
    const first = "20261120000000_initial";
    cpSync(join(migrations, first), join(folder, first), { recursive: true });
    await migrate(url, folder);
    await insertRows(url, old.rows);
    await migrate(url, migrations);
    for (const [projectId, bundle] of Object.entries(old.repositories)) {
      const file = join(folder, `${projectId}.bundle`);
      writeFileSync(file, Buffer.from(bundle, "base64"));
      const repository = join(dataDir, "projects", projectId, "repository.git");
      mkdirSync(repository, { recursive: true });
      execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", repository]);
      execFileSync("git", ["--git-dir", repository, "fetch", "--quiet", file, "+refs/*:refs/*"]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return old.projects;
}

async function insertRows(url: string, rows: Old["rows"]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Projects first: everything else refers to one.
  const tables = Object.keys(rows).toSorted((a, b) => Number(b === "Project") - Number(a === "Project"));
  for (const table of tables) {
    const name = client.escapeIdentifier(table);
    await client.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1)`, [
      JSON.stringify(rows[table]),
    ]);
    const { rows: counted } = await client.query(
      "select 1 from information_schema.columns where table_name = $1 and column_name = 'ordinal'",
      [table],
    );
    if (counted.length > 0)
      await client.query(`select setval(pg_get_serial_sequence($1, 'ordinal'), (select max(ordinal) from ${name}))`, [
        name,
      ]);
  }
  await client.end();
}
