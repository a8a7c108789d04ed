import type { PrismaClient } from "#generated/prisma/client.ts";

/** How long the recorded steps of one name took. */
export interface StepTime {
  readonly name: string;
  readonly count: number;
  readonly medianMs: number;
  readonly totalMs: number;
}

/** Reads from the durable engine's journal how long each kind of step took, its own bookkeeping apart. */
export async function readStepTimes(db: PrismaClient): Promise<readonly StepTime[]> {
  return db.$queryRawUnsafe<StepTime[]>(`
    select function_name as name, count(*)::int as count,
      percentile_cont(0.5) within group (order by completed_at_epoch_ms - started_at_epoch_ms)::float8 as "medianMs",
      sum(completed_at_epoch_ms - started_at_epoch_ms)::float8 as "totalMs"
    from dbos.operation_outputs
    where started_at_epoch_ms is not null and completed_at_epoch_ms is not null
    group by function_name order by "totalMs" desc`);
}
