import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PrismaClient } from "#generated/prisma/client.ts";
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
    sandboxes: processesWith(checkMark),
  };
}

export const nothingLeft = {
  reservations: 0,
  liveTexts: 0,
  servers: 0,
  owners: 0,
  locks: 0,
  worktrees: [],
  sandboxes: [],
} as const;

function worktreesIn(dataDir: string): readonly string[] {
  const projects = join(dataDir, "projects");
  return readdirSync(projects).flatMap((id) => {
    const folder = join(projects, id, "worktrees");
    return existsSync(folder) ? readdirSync(folder).map((name) => `${id}/${name}`) : [];
  });
}

/** Command lines of live processes with `mark` in them. */
function processesWith(mark: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return line.includes(mark) ? [line] : [];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}
