import { z } from "zod";
import { Prisma } from "#generated/prisma/client.ts";
import type { SpendGroup } from "#lib/domain/spend/spend-groups.ts";
import type { Tx } from "./snapshot.ts";

const count = z.bigint().transform(Number);

/** A group as the statements below give it. */
export const spendGroupSchema = z.object({
  role: z.string(),
  provider: z.string(),
  model: z.string(),
  moduleId: z.string().nullable(),
  promptId: z.string(),
  source: z.enum(["measured", "estimated", "none"]),
  known: z.boolean(),
  wasted: z.boolean(),
  attempts: count,
  costPicoUsd: z.bigint(),
  costUpperPicoUsd: z.bigint(),
  inputUncached: count,
  cacheRead: count,
  cacheWrite: count,
  output: count,
  reasoning: count,
}) satisfies z.ZodType<SpendGroup>;

/** What an attempt is grouped by, and its sums; after `from "Attempt" a`. Bigint sums would be numeric without the casts. */
export const spendColumns = Prisma.sql`
  count(*) as attempts,
  coalesce(sum(a."costPicoUsd"), 0)::bigint as "costPicoUsd",
  coalesce(sum(coalesce(a."costUpperPicoUsd", a."costPicoUsd")), 0)::bigint as "costUpperPicoUsd",
  coalesce(sum(a."inputUncached"), 0)::bigint as "inputUncached",
  coalesce(sum(a."cacheRead"), 0)::bigint as "cacheRead",
  coalesce(sum(coalesce(a."cacheWrite5m", 0) + coalesce(a."cacheWrite1h", 0)), 0)::bigint as "cacheWrite",
  coalesce(sum(a.output), 0)::bigint as output,
  coalesce(sum(a.reasoning), 0)::bigint as reasoning`;

/** Which model cost the money: the one that served, where the provider told. */
export const paidModel = Prisma.sql`coalesce(a."servedModel", a."requestedModel")`;

/** An attempt that is over and yet says nothing of its usage counts as unknown, not as free. */
export const usageSource = Prisma.sql`coalesce(a."usageSource", 'estimated')`;

/** Attempts of a project that are over, added up by all that views tell apart; of one build when named. */
export async function readSpendGroups(
  tx: Tx,
  of: { readonly projectId: string; readonly buildId?: string },
): Promise<readonly SpendGroup[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    with refused as (
      select distinct "attemptId" from "Event"
      where "projectId" = ${of.projectId} and type = 'answer-refused' and "attemptId" is not null
    )
    select a.role, a.provider, ${paidModel} as model, a."moduleId", a."promptId", ${usageSource} as source,
      a."costPicoUsd" is not null as known,
      a.outcome is distinct from 'finished' or refused."attemptId" is not null as wasted,
      ${spendColumns}
    from "Attempt" a left join refused on refused."attemptId" = a.id
    where a."projectId" = ${of.projectId} and a.status = 'ended'
      ${of.buildId === undefined ? Prisma.empty : Prisma.sql`and a."buildId" = ${of.buildId}`}
    group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8`;
  return rows.map((row) => spendGroupSchema.parse(row));
}
