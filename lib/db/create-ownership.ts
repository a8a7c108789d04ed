import { Prisma, type PrismaClient } from "#generated/prisma/client.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { Ownership } from "#lib/engine/ports/ownership.ts";
import type { Listener } from "./open-listener.ts";

/** Class of the advisory locks by which servers show that they live; any number that nothing else uses. */
const livenessClass = 0x6772_6f75;

/** Whether a row of "Server" is of one that lives: somebody holds its lock. */
const lives = Prisma.sql`exists (
  select 1 from pg_locks
  where locktype = 'advisory' and granted and classid = ${livenessClass}::oid and objid = ordinal::oid
    and database = (select oid from pg_database where datname = current_database()))`;

/** No living server works on the project. */
const isNobodys = Prisma.sql`(owner is null or not exists (select 1 from "Server" where "Server".id = owner))`;

/**
 * Enters this process among the servers. That it lives is shown by an advisory lock of its LISTEN session, which
 * PostgreSQL frees the moment the process is gone, and whose loss ends the process.
 */
export async function joinServers(
  db: PrismaClient,
  listener: Listener,
  clock: Clock,
  serverId: string,
): Promise<Ownership> {
  // The lock comes before the row: a row without its lock is a dead server.
  const [next] = await db.$queryRaw<{ ordinal: number }[]>`
    select nextval(pg_get_serial_sequence('"Server"', 'ordinal'))::int as ordinal`;
  if (next === undefined) throw new Error("a sequence answers one row");
  await listener.hold(livenessClass, next.ordinal);
  await db.server.createMany({ data: [{ id: serverId, ordinal: next.ordinal, startedAt: clock.now() }] });
  return createOwnership(db, serverId);
}

function createOwnership(db: PrismaClient, me: string): Ownership {
  return {
    serverId: me,
    async claim(projectId) {
      const [taken] = await db.$queryRaw<{ before: string | null }[]>`
        with seen as (select id as known, owner as before from "Project" where id = ${projectId} for update)
        update "Project" set owner = ${me} from seen
        where id = known and (owner = ${me} or ${isNobodys}) returning before`;
      if (taken === undefined) return "refused";
      return taken.before === null ? "idle" : "left";
    },
    async release(projectId) {
      await db.$executeRaw`update "Project" set owner = null where id = ${projectId} and owner = ${me}`;
    },
    async takeOver() {
      await db.$executeRaw`delete from "Server" where id <> ${me} and not ${lives}`;
      const rows = await db.$queryRaw<{ id: string }[]>`
        update "Project" set owner = ${me} where (owner is not null or id in (
          select "projectId" from "Build" where status <> 'ended'
          union select "projectId" from "Design" where status = 'running'
          union select "projectId" from "BlueprintVersion" where approval = 'running' or "approvalThen" is not null
          union select id from "Project" where "deletedAt" is not null
        )) and ${isNobodys} returning id`;
      return rows.map(({ id }) => id);
    },
    async living() {
      const rows = await db.$queryRaw<{ id: string }[]>`select id from "Server" where ${lives}`;
      return rows.map(({ id }) => id);
    },
    async leave() {
      await db.$executeRaw`update "Project" set owner = null where owner = ${me}`;
      await db.server.deleteMany({ where: { id: me } });
    },
  };
}
