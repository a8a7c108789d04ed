import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { projectSchema } from "#lib/domain/project/project.ts";
import type { NewEvent } from "#lib/domain/timeline/event.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { Facts, FactTransaction } from "#lib/engine/ports/facts.ts";
import { appendEvents } from "./append-events.ts";
import { isRetriable } from "./database-errors.ts";
import { factTables } from "./fact-tables.ts";
import type { PrismaDataSource, Transacted } from "./prisma-data-source.ts";

export interface FactsDeps {
  readonly db: PrismaClient;
  readonly clock: Clock;
  /** Needed where commits are made inside workflows. */
  readonly dataSource?: PrismaDataSource;
}

/** The tables and the log on PostgreSQL. */
export function createFacts({ db, clock, dataSource }: FactsDeps): Facts {
  return {
    read: factTables(db),
    async commit(name, work) {
      const perform = (tx: Prisma.TransactionClient) => transact(tx, clock, work);
      // In the body of a workflow the commit is a step of its own. Inside another step it must not be one: that step
      // is recorded as a whole, may run again, and guards itself against that.
      if (!DBOS.isInWorkflow()) return await inTransaction(db, perform);
      if (dataSource === undefined) throw new Error(`commit ${name} in a workflow without a data source`);
      return await dataSource.run(name, perform);
    },
  };
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
      await appendEvents(tx, projectId, clock.now(), events);
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
