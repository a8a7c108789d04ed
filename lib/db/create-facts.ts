import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { projectSchema } from "#lib/domain/project/project.ts";
import type { NewEvent } from "#lib/domain/timeline/event.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { Facts, FactTransaction } from "#lib/engine/ports/facts.ts";
import { WorkTakenOver } from "#lib/engine/ports/ownership.ts";
import { appendEvents } from "./append-events.ts";
import { isRetriable } from "./database-errors.ts";
import { factTables } from "./fact-tables.ts";

/** A value, and what is still to be done before the commit. */
interface Transacted<T> {
  readonly value: T;
  readonly last: () => Promise<void>;
}

/** The tables and the log on PostgreSQL. */
export function createFacts({ db, clock }: { readonly db: PrismaClient; readonly clock: Clock }): Facts {
  const read = factTables(db);
  const of = (owner: string | null): Facts => ({
    read,
    commit: (_name, work) => inTransaction(db, (tx) => transact(tx, clock, owner, work)),
    ownedBy: of,
  });
  return of(null);
}

async function inTransaction<T>(
  db: PrismaClient,
  perform: (tx: Prisma.TransactionClient) => Promise<Transacted<T>>,
): Promise<T> {
  for (;;) {
    try {
      return await db.$transaction(async (tx) => {
        const done = await perform(tx);
        await done.last();
        return done.value;
      });
    } catch (error) {
      if (!isRetriable(error)) throw error;
    }
  }
}

/** Runs `work` in a transaction that is open already; its events are appended by `last`. */
async function transact<T>(
  tx: Prisma.TransactionClient,
  clock: Clock,
  owner: string | null,
  work: (tx: FactTransaction) => Promise<T>,
): Promise<Transacted<T>> {
  const logged = new Map<string, NewEvent[]>();
  const value = await work({
    ...factTables(tx),
    log(projectId, event) {
      const events = logged.get(projectId);
      if (events === undefined) logged.set(projectId, [event]);
      else events.push(event);
    },
    lockProject: (projectId) => lockProject(tx, projectId),
    spent: (projectId) => readSpent(tx, projectId),
    async removeBuiltModule(id) {
      await tx.builtModule.deleteMany({ where: { id } });
    },
    async removeProject(projectId) {
      logged.delete(projectId); // its log goes with it
      await tx.project.deleteMany({ where: { id: projectId } });
    },
  });
  const last = async () => {
    // In one order for everybody, or two commits that log in the same two projects could wait for each other.
    for (const [projectId, events] of [...logged].sort(([a], [b]) => (a < b ? -1 : 1)))
      if ((await appendEvents(tx, projectId, clock.now(), events, owner)) === undefined) {
        if (owner !== null) throw new WorkTakenOver(projectId);
        throw new Error(`events for project ${projectId}, which does not exist`);
      }
  };
  return { value, last };
}

async function lockProject(tx: Prisma.TransactionClient, projectId: string) {
  // Not `for update`: that would also stop every insert of a row that refers to the project.
  await tx.$queryRaw`select 1 from "Project" where id = ${projectId} for no key update`;
  const row = await tx.project.findUnique({ where: { id: projectId } });
  return row === null ? undefined : projectSchema.parse(row);
}

/** An attempt that was never answered costs nothing; one that was and has no known cost is unknown, not zero. */
async function readSpent(tx: Prisma.TransactionClient, projectId: string) {
  const [row] = await tx.$queryRaw<{ settled: bigint; reserved: bigint; unknown: number }[]>`
    select
      coalesce(sum("costPicoUsd") filter (where status = 'ended'), 0)::bigint as settled,
      coalesce(sum("reservedPicoUsd") filter (where status = 'running'), 0)::bigint as reserved,
      (count(*) filter (where status = 'ended' and "costPicoUsd" is null and "usageSource" is distinct from 'none'))::int
        as unknown
    from "Attempt" where "projectId" = ${projectId} and not scripted`;
  if (row === undefined) throw new Error("a sum has one row");
  return row;
}
