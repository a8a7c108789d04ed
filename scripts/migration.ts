// `node scripts/migration.ts NAME`: writes prisma/migrations/<time>_NAME/migration.sql, which takes the database from
// where the migrations leave it to where prisma/schema.prisma wants it. Prisma's native engine is a download that not
// every network allows; its WebAssembly build comes from npm, and a throwaway PostgreSQL of ours stands in as shadow.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#lib/server/env.ts";
import { withThrowawayPostgres } from "#lib/testing/throwaway-postgres.ts";
import { openSchemaEngine } from "./schema-engine.ts";

const folder = join(projectRoot, "prisma/migrations");
const lockFile = join(folder, "migration_lock.toml");
const schemaPath = join(projectRoot, "prisma/schema.prisma");

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: node scripts/migration.ts NAME (lower case letters, digits and _)");
  process.exit(2);
}

const sql = await withThrowawayPostgres((server) => difference(server.sockets));
if (sql === undefined) console.log("The migrations already lead to prisma/schema.prisma: nothing written.");
else console.log(`Wrote ${write(name, sql)}. Read it before you commit it.`);

async function difference(sockets: string): Promise<string | undefined> {
  const schema = readFileSync(schemaPath, "utf8");
  // Not as an address: beside one, the adapter's own choice of the shadow database would not count.
  const database = { host: sockets, user: "app", database: "postgres" };
  const engine = await openSchemaEngine(database, { path: schemaPath, content: schema });
  const { exitCode, stdout } = await engine.diff({
    from: existsSync(lockFile) ? { tag: "migrations", ...migrations() } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [{ path: schemaPath, content: schema }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  const isDifferent = exitCode === 2;
  return isDifferent ? (stdout ?? undefined) : undefined;
}

function migrations() {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(lockFile, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names
      .map((entry) => entry.name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
        },
      })),
  };
}

function write(what: string, text: string): string {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const path = join("prisma/migrations", `${time}_${what}`, "migration.sql");
  mkdirSync(join(projectRoot, path, ".."), { recursive: true });
  writeFileSync(join(projectRoot, path), text);
  writeFileSync(lockFile, '# Prisma keeps the kind of database here.\nprovider = "postgresql"\n');
  return path;
}
