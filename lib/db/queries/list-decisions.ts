import { Prisma, type PrismaClient } from "#generated/prisma/client.ts";
import type { DecisionView } from "#lib/domain/api/build.ts";
import { decisionSchema } from "#lib/domain/build/build.ts";
import type { DecisionStatus } from "#lib/domain/build/status.ts";
import { decisionView } from "./decision-view.ts";
import type { Page, PageRequest } from "./page.ts";
import { readProjectSnapshot, readSnapshot, type Tx } from "./snapshot.ts";

export interface DecisionsRequest extends PageRequest {
  readonly status?: DecisionStatus | undefined;
}

/** What waits or waited for a person in one project: the open first, then newest first. */
export function listDecisions(
  db: PrismaClient,
  projectId: string,
  request: DecisionsRequest,
): Promise<Page<DecisionView> | undefined> {
  return readProjectSnapshot(db, projectId, (tx) => readDecisions(tx, request, projectId));
}

/** The same over all projects. */
export function listInbox(db: PrismaClient, request: DecisionsRequest): Promise<Page<DecisionView>> {
  return readSnapshot(db, (tx) => readDecisions(tx, request));
}

async function readDecisions(tx: Tx, { status, cursor, limit }: DecisionsRequest, projectId?: string) {
  const conditions = [Prisma.sql`p."deletedAt" is null`];
  if (projectId !== undefined) conditions.push(Prisma.sql`d."projectId" = ${projectId}`);
  if (status !== undefined) conditions.push(Prisma.sql`d.status = ${status}`);
  if (cursor !== undefined) conditions.push(Prisma.sql`(d.status = 'open', d.ordinal) < ${positionOf(cursor)}`);
  const places = await tx.$queryRaw<{ id: string; isOpen: boolean; ordinal: bigint }[]>`
    select d.id, d.status = 'open' as "isOpen", d.ordinal from "Decision" d join "Project" p on p.id = d."projectId"
    where ${Prisma.join(conditions, " and ")}
    order by d.status = 'open' desc, d.ordinal desc limit ${limit + 1}::int`;
  const shown = places.slice(0, limit);
  const rows = await tx.decision.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    include: { project: { select: { name: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, decisionView(decisionSchema.parse(row), row.project.name)]));
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ id }) => byId.get(id) ?? []),
    ...(places.length > limit && last !== undefined && { next: `${last.isOpen ? "open" : "over"}-${last.ordinal}` }),
  };
}

/** A cursor that we did not give out names no row. */
function positionOf(cursor: string): Prisma.Sql {
  const [, part, ordinal = "0"] = /^(open|over)-(\d{1,18})$/.exec(cursor) ?? [];
  return Prisma.sql`(${part === "open"}::boolean, ${BigInt(ordinal)}::bigint)`;
}
