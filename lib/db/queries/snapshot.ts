import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { type Project, projectSchema } from "#lib/domain/project/project.ts";

export type Tx = Prisma.TransactionClient;

/** Reads everything as it was at one moment, so that a view and its log number belong together. */
export function readSnapshot<T>(db: PrismaClient, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(read, { isolationLevel: "RepeatableRead" });
}

export interface ProjectAtSeq {
  readonly project: Project;
  /** Number of the last event that the snapshot holds. */
  readonly seq: number;
  readonly activeAt: Date;
}

/** The same for one project; undefined when there is none, or it was deleted. */
export function readProjectSnapshot<T>(
  db: PrismaClient,
  projectId: string,
  read: (tx: Tx, at: ProjectAtSeq) => Promise<T>,
): Promise<T | undefined> {
  return readSnapshot(db, async (tx) => {
    const row = await tx.project.findUnique({ where: { id: projectId } });
    if (row === null || row.deletedAt !== null) return undefined;
    const project = projectSchema.parse(row);
    return await read(tx, { project, seq: row.lastSeq, activeAt: row.activeAt ?? row.createdAt });
  });
}
