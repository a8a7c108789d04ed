import type { PrismaClient } from "#generated/prisma/client.ts";
import type { Project } from "#lib/domain/project/project.ts";
import { projectSchema } from "#lib/domain/project/project.ts";
import type { NewEvent } from "#lib/domain/timeline/event.ts";
import type { Clock } from "#lib/engine/ports/clock.ts";
import type { Facts, FactTransaction } from "#lib/engine/ports/facts.ts";
import { WorkTakenOver } from "#lib/engine/ports/ownership.ts";
import { appendEvents } from "./append-events.ts";
import { lockBudgets } from "./budget-standings.ts";
import { poolOf } from "./create-prisma-client.ts";
import { exactTypes, type Queryable } from "./create-table.ts";
import { factTables } from "./fact-tables.ts";
import { inTransaction } from "./in-transaction.ts";
import { lastWait } from "./last-wait.ts";
import { lockProvider, readLoad } from "./provider-load.ts";
import { readModuleRows } from "./read-module-rows.ts";
import { removeProject } from "./remove-project.ts";

/** The tables and the log on PostgreSQL. */
export function createFacts({ db, clock }: { readonly db: PrismaClient; readonly clock: Clock }): Facts {
  const pool = poolOf(db);
  const read = factTables(pool);
  const of = (owner: string | null): Facts => ({
    read,
    readModule: (runId) => readModuleRows(pool, runId),
    commit: (_name, work) => inTransaction(pool, (tx) => transact(tx, clock, owner, work)),
    ownedBy: of,
  });
  return of(null);
}

/** Runs `work` in a transaction that is open already, and then appends its events. */
async function transact<T>(
  tx: Queryable,
  clock: Clock,
  owner: string | null,
  work: (tx: FactTransaction) => Promise<T>,
): Promise<T> {
  const logged = new Map<string, NewEvent[]>();
  const tables = factTables(tx);
  const value = await work({
    ...tables,
    log(projectId, event) {
      const events = logged.get(projectId);
      if (events === undefined) logged.set(projectId, [event]);
      else events.push(event);
    },
    lockProject: (projectId) => lockProject(tx, projectId, "no key update"),
    holdProject: (projectId) => lockProject(tx, projectId, "key share"),
    lockProjectAlone: (projectId) => lockProject(tx, projectId, "update"),
    lockProvider: (id) => lockProvider(tx, id),
    loadOf: (id, question) => readLoad(tx, id, question),
    lastWait: (projectId, taskId) => lastWait(tx, projectId, taskId),
    lockBudgets: (of) => lockBudgets(tx, of),
    async removeBudget(id) {
      await tx.query('delete from "Budget" where id = $1', [id]);
    },
    async removeBuiltModule(id) {
      await tx.query('delete from "BuiltModule" where id = $1', [id]);
    },
    removeProject(projectId) {
      logged.delete(projectId); // its log goes with it
      return removeProject(tx, projectId);
    },
  });
  // In one order for everybody, or two commits that log in the same two projects could wait for each other.
  for (const [projectId, events] of [...logged].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if ((await appendEvents(tx, projectId, clock.now(), events, owner)) !== undefined) continue;
    if (owner !== null) throw new WorkTakenOver(projectId);
    throw new Error(`events for project ${projectId}, which does not exist`);
  }
  return value;
}

/**
 * `no key update`: one at a time, beside everybody who only refers to the project. `key share`: beside everything but its
 * removal. `update`: beside nobody.
 */
async function lockProject(
  tx: Queryable,
  projectId: string,
  strength: "no key update" | "key share" | "update",
): Promise<Project | undefined> {
  const { rows } = await tx.query({
    name: `lock_project_${strength.replaceAll(" ", "_")}`,
    text: `select * from "Project" where id = $1 for ${strength}`,
    values: [projectId],
    types: exactTypes,
  });
  return rows[0] === undefined ? undefined : projectSchema.parse(rows[0]);
}
