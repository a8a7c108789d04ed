import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { liveProcesses } from "../live-processes.ts";
import { checkMark } from "./crash-words.ts";

/** What servers that are gone may have left behind. */
export async function leftovers(prisma: PrismaClient, dataDir: string): Promise<Readonly<Record<string, unknown>>> {
  const locks = await prisma.$queryRaw<unknown[]>`
    select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
  return {
    reservations: await prisma.attempt.count({ where: { status: "running" } }),
    liveTexts: await prisma.liveTextRow.count(),
    servers: await prisma.server.count(),
    owners: await prisma.project.count({ where: { owner: { not: null } } }),
    locks: locks.length,
    worktrees: worktreesIn(dataDir),
    unfinished: unfinishedIn(dataDir),
    sandboxes: liveProcesses().filter(({ line }) => line.includes(checkMark)),
  };
}

export const nothingLeft = {
  reservations: 0,
  liveTexts: 0,
  servers: 0,
  owners: 0,
  locks: 0,
  worktrees: [],
  unfinished: [],
  sandboxes: [],
} as const;

/** Checkouts, and what repositories know of them. */
function worktreesIn(dataDir: string): readonly string[] {
  return readdirSync(join(dataDir, "projects")).flatMap((id) =>
    [join(id, "worktrees"), join(id, "repository.git/worktrees")].flatMap((folder) => {
      const path = join(dataDir, "projects", folder);
      return existsSync(path) ? readdirSync(path).map((name) => join(folder, name)) : [];
    }),
  );
}

/** Locks, indexes and temporary objects of git, and files that were to be renamed when whole. */
function unfinishedIn(dataDir: string): readonly string[] {
  const names = readdirSync(dataDir, { recursive: true }) as string[];
  return names.filter((name) => /\.lock$|groundplan-index-|\/tmp_|\.new-|\.making-/.test(name));
}
