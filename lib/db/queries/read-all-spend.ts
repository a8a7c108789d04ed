import { z } from "zod";
import type { PrismaClient } from "#generated/prisma/client.ts";
import type { AllSpendView } from "#lib/domain/api/spend.ts";
import { spendTotal, splitGroups } from "#lib/domain/spend/spend-groups.ts";
import { paidModel, spendColumns, spendGroupSchema, usageSource } from "./read-spend-groups.ts";
import { readSnapshot } from "./snapshot.ts";

const rowSchema = spendGroupSchema.extend({
  day: z.iso.date(),
  projectId: z.string().nullable(),
  name: z.string().nullable(),
});

/**
 * What all projects cost, by the UTC day on which an attempt began, newest first, as providers bill it. Scripted
 * projects are left out; deleted ones stay in, without their names, for they were paid as well.
 */
export async function readAllSpend(db: PrismaClient): Promise<AllSpendView> {
  const rows = await readSnapshot(
    db,
    (tx) => tx.$queryRaw<unknown[]>`
      select to_char(a."startedAt" at time zone 'UTC', 'YYYY-MM-DD') as day, a."projectId", p.name,
        '' as role, a.provider, ${paidModel} as model, null::text as "moduleId", '' as "promptId",
        ${usageSource} as source, a."costPicoUsd" is not null as known, false as wasted, ${spendColumns}
      from "PaidAttempt" a left join "Project" p on p.id = a."projectId"
      group by 1, 2, 3, 5, 6, 9, 10 order by 1 desc, 3, 2, 5, 6`,
  );
  const groups = rows.map((row) => rowSchema.parse(row));
  const days = [...new Set(groups.map(({ day }) => day))];
  return {
    total: spendTotal(groups),
    days: days.flatMap((day) =>
      splitGroups(
        groups.filter((group) => group.day === day),
        ({ provider, model }) => ({ provider, model }),
      ).map(({ provider, model, ...total }) => ({ day, provider, model, total })),
    ),
    byProject: [...splitGroups(groups, ({ projectId, name }) => ({ projectId, name }))],
  };
}
