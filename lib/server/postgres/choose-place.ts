import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartupError } from "../startup-error.ts";
import { canEnter, canRun, type DatabaseUser, databaseUser } from "./database-user.ts";
import { type PackagedPostgres, packagedPostgres } from "./packaged-postgres.ts";
import { socketFolder } from "./socket-folder.ts";

/** Where a database lives and who runs it. */
export type Place = {
  readonly binaries: string;
  readonly folder: string;
  readonly sockets: string;
  readonly user: DatabaseUser;
};

const placeRecord = z.union([
  z.object({ beside: z.literal(true) }),
  z.object({ beside: z.literal(false), folder: z.string() }),
]);

/**
 * Chooses the folder of the database: in the data directory where the database's user can reach it, otherwise under
 * `away`. The first choice is written down and kept: choosing anew after a `chmod` would show an empty database.
 */
export function choosePlace(
  dataDir: string,
  { away = "/var/lib/groundplan", packaged = packagedPostgres() }: { away?: string; packaged?: PackagedPostgres } = {},
): Place {
  const user = databaseUser();
  if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o711);
  const binaries = reachableBinaries(packaged, user, away);
  const folder = rememberedFolder(dataDir, user) ?? firstFolder(dataDir, user, away);
  return { binaries, folder, sockets: socketFolder(folder), user };
}

function rememberedFolder(dataDir: string, user: DatabaseUser): string | undefined {
  const path = join(dataDir, "place.json");
  if (!existsSync(path)) return undefined;
  const record = placeRecord.parse(JSON.parse(readFileSync(path, "utf8")));
  if (!record.beside) {
    if (existsSync(record.folder)) return record.folder;
    throw new StartupError(
      `The database of ${dataDir} was made in ${record.folder}, and that folder is gone. Nothing was created in its ` +
        `stead. Put it back, or, to begin with an empty database, delete ${path}.`,
    );
  }
  if (isUsable(user, dataDir)) return join(dataDir, "postgres");
  throw new StartupError(
    `The database is in ${join(dataDir, "postgres")}, but the user that runs it (uid ${user.uid ?? process.getuid?.()}) can no longer ` +
      `enter that folder. Nothing was created in its stead. Let others pass through the folders above it (chmod o+x), ` +
      "or move the clone to a place where they can.",
  );
}

function firstFolder(dataDir: string, user: DatabaseUser, away: string): string {
  const beside = isUsable(user, dataDir);
  const folder = beside ? join(dataDir, "postgres") : join(away, randomBytes(8).toString("hex"));
  mkdirSync(folder, { recursive: true });
  const record: z.infer<typeof placeRecord> = beside ? { beside } : { beside, folder };
  writeFileSync(join(dataDir, "place.json"), `${JSON.stringify(record)}\n`);
  return folder;
}

/** `initdb` hands its paths to a shell inside double quotes, where these characters would act. */
function isUsable(user: DatabaseUser, folder: string): boolean {
  return !/[$"`\\]/.test(folder) && canEnter(user, folder);
}

function reachableBinaries(packaged: PackagedPostgres, user: DatabaseUser, away: string): string {
  if (!/[$"`\\]/.test(packaged.native) && canRun(user, join(packaged.native, "bin/postgres"))) return packaged.native;
  const copy = join(away, `postgresql-${packaged.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new-${process.pid}`;
    mkdirSync(away, { recursive: true });
    chmodSync(away, 0o755);
    cpSync(packaged.native, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  if (canRun(user, join(copy, "bin/postgres"))) return copy;
  throw new StartupError(
    `PostgreSQL's programs do not start on this system, neither from ${packaged.native} nor from ${copy}. ` +
      "They need glibc 2.27 or newer. Set DATABASE_URL to a PostgreSQL that you run instead.",
  );
}
