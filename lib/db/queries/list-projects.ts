import { Prisma, type PrismaClient } from "#generated/prisma/client.ts";
import type { ProjectSummary } from "#lib/domain/api/project.ts";
import type { Page, PageRequest } from "./page.ts";
import { readProjectSummaries } from "./read-project-summaries.ts";
import { readSnapshot } from "./snapshot.ts";

/** Projects, the one with the newest event first. */
export function listProjects(db: PrismaClient, { cursor, limit }: PageRequest): Promise<Page<ProjectSummary>> {
  return readSnapshot(db, async (tx) => {
    const places = await tx.$queryRaw<{ id: string; at: Date; ordinal: bigint }[]>`
      select id, coalesce("activeAt", "createdAt") as at, ordinal from "Project"
      where "deletedAt" is null ${cursor === undefined ? Prisma.empty : after(cursor)}
      order by coalesce("activeAt", "createdAt") desc, ordinal desc limit ${limit + 1}::int`;
    const shown = places.slice(0, limit);
    const last = shown.at(-1);
    const summaries = await readProjectSummaries(
      tx,
      shown.map(({ id }) => id),
    );
    return {
      items: shown.flatMap(({ id }) => summaries.get(id) ?? []),
      ...(places.length > limit && last !== undefined && { next: `${last.at.getTime()}-${last.ordinal}` }),
    };
  });
}

/** A cursor that we did not give out names no row. */
function after(cursor: string): Prisma.Sql {
  const [, at = "0", ordinal = "0"] = /^(\d{1,14})-(\d{1,18})$/.exec(cursor) ?? [];
  const moment = new Date(Number(at)).toISOString();
  return Prisma.sql`and (coalesce("activeAt", "createdAt"), ordinal) < (${moment}::timestamptz, ${BigInt(ordinal)}::bigint)`;
}
