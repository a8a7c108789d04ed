import type { PrismaClient } from "#generated/prisma/client.ts";
import { type ProjectEvent, projectEventSchema } from "#lib/domain/timeline/event.ts";

/** Reads projects' logs. */
export interface EventLog {
  /** Events after number `after`, in order, at most `limit`. */
  readEvents(projectId: string, after: number, limit: number): Promise<readonly ProjectEvent[]>;
  /** Number of the last event, 0 before the first; undefined when there is no such project. */
  lastSeq(projectId: string): Promise<number | undefined>;
}

export function createEventLog(db: PrismaClient): EventLog {
  return {
    async readEvents(projectId, after, limit) {
      const rows = await db.event.findMany({
        where: { projectId, seq: { gt: after } },
        orderBy: { seq: "asc" },
        take: limit,
      });
      return rows.map((row) => projectEventSchema.parse(row));
    },
    async lastSeq(projectId) {
      const row = await db.project.findUnique({ where: { id: projectId }, select: { lastSeq: true } });
      return row?.lastSeq;
    },
  };
}
