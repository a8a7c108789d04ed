import { AsyncLocalStorage } from "node:async_hooks";
import { DBOS } from "@dbos-inc/dbos-sdk";
import {
  assertStillOwnsWorkflow,
  type DataSourceTransactionHandler,
  DBOSStepAlreadyRecordedError,
  DBOSWorkflowConflictError,
  migrateDataSourcePG,
  registerDataSource,
  replayRecordedStep,
  runTransaction,
} from "@dbos-inc/dbos-sdk/datasource";
import { DBOSJSON } from "@dbos-inc/dbos-sdk/internal/serialization";
import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { isConnectionLoss, isRetriable } from "./database-errors.ts";

/** What a transaction gives: its result, and what it does last, when the step is already written down. */
export interface Transacted<T> {
  readonly value: T;
  readonly last: () => Promise<void>;
}

export type TransactionWork<T> = (tx: Prisma.TransactionClient) => Promise<Transacted<T>>;

type Recorded = { readonly output: string | null; readonly error: string | null };

/** How long a step waits for a database that went away. The server ends itself long before. */
const connectionLossMs = 60_000;

/**
 * A workflow step whose result is recorded in the same PostgreSQL transaction as what it writes, so that it happens
 * exactly once however the process ends. Registers itself: make one a process, before DBOS is launched.
 */
export class PrismaDataSource implements DataSourceTransactionHandler {
  readonly name = "groundplan";
  readonly #current = new AsyncLocalStorage<Prisma.TransactionClient>();
  readonly #db: PrismaClient;

  constructor(db: PrismaClient) {
    this.#db = db;
    registerDataSource(this);
  }

  /** Runs `work` as a step of the workflow that calls. Only from a workflow's body. */
  run<T>(name: string, work: TransactionWork<T>): Promise<T> {
    const inside = () => work(this.#current.getStore() as Prisma.TransactionClient);
    // DBOS is told that the step answers `Transacted`; `invokeTransactionFunction` below answers its value.
    return runTransaction(inside, name, { dsName: this.name }) as Promise<unknown> as Promise<T>;
  }

  async initialize(): Promise<void> {
    await this.#db.$transaction((tx) => migrateDataSourcePG((sql) => tx.$queryRawUnsafe(sql)));
  }

  async destroy(): Promise<void> {}

  async deleteCheckpoints(workflowId: string, from: number, beforeCommit?: () => Promise<void>): Promise<void> {
    await this.#db.$transaction(async (tx) => {
      await tx.$executeRaw`
        delete from dbos.transaction_completion where workflow_id = ${workflowId} and function_num >= ${from}::int`;
      await beforeCommit?.();
    });
  }

  async invokeTransactionFunction<This, Args extends unknown[], Return>(
    _config: unknown,
    target: This,
    work: (this: This, ...args: Args) => Promise<Return>,
    ...args: Args
  ): Promise<Return> {
    const { workflowID: workflowId, stepID: step } = DBOS;
    if (workflowId === undefined || step === undefined) throw new Error("a data source step outside a workflow");
    const giveUpAt = Date.now() + connectionLossMs;
    for (let waitMs = 2; ; waitMs = Math.min(waitMs * 2, 500)) {
      try {
        const before = await this.#recorded(workflowId, step);
        if (before !== undefined) return replayRecordedStep<Return>(before);
        return await this.#db.$transaction(async (tx) => {
          const done = (await this.#current.run(tx, () => work.call(target, ...args))) as Transacted<Return>;
          await record(tx, workflowId, step, done.value);
          await done.last();
          return done.value;
        });
      } catch (error) {
        if (error instanceof DBOSWorkflowConflictError) throw error;
        if (error instanceof DBOSStepAlreadyRecordedError) continue; // the next turn finds and replays it
        // Thrown out of the step, a lost connection would be recorded as its result and end the workflow for good.
        if (!isRetriable(error) && !(isConnectionLoss(error) && Date.now() < giveUpAt)) throw error;
        await new Promise((done) => setTimeout(done, waitMs));
      }
    }
  }

  async #recorded(workflowId: string, step: number): Promise<Recorded | undefined> {
    const [row] = await this.#db.$queryRaw<Recorded[]>`
      select output, error from dbos.transaction_completion
      where workflow_id = ${workflowId} and function_num = ${step}::int`;
    return row;
  }
}

async function record(tx: Prisma.TransactionClient, workflowId: string, step: number, value: unknown) {
  const inserted = await tx.$executeRaw`
    insert into dbos.transaction_completion (workflow_id, function_num, output)
    values (${workflowId}, ${step}::int, ${DBOSJSON.stringify(value)}) on conflict do nothing`;
  if (inserted === 0) throw new DBOSStepAlreadyRecordedError(workflowId, step);
  await assertStillOwnsWorkflow(workflowId);
}
