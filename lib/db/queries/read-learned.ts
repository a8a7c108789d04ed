import { z } from "zod";
import { Prisma, type PrismaClient } from "#generated/prisma/client.ts";
import type { ModelRef } from "#lib/domain/routing/role.ts";
import type { EstimatedRole, LearnedRole } from "#lib/domain/spend/estimate-project.ts";
import { paidModel } from "./read-spend-groups.ts";

const rowSchema = z.object({
  role: z.enum(["architect", "builder", "designer", "reviewer"]),
  attempts: z.int(),
  projects: z.int(),
  inputTokens: z.number(),
  cachedShare: z.number(),
  outputTokens: z.number(),
  attemptsPerUnit: z.number(),
}) satisfies z.ZodType<LearnedRole & { role: EstimatedRole }>;

/**
 * What measured answers say of each role that one of `models` would do: means over the newest of them in all projects,
 * scripted ones left out. A unit is a module of a build; for the architect, a project's blueprint.
 */
export async function readLearned(
  db: PrismaClient,
  models: Readonly<Partial<Record<EstimatedRole, ModelRef>>>,
): Promise<Readonly<Partial<Record<EstimatedRole, LearnedRole>>>> {
  const asked = Object.entries(models);
  if (asked.length === 0) return {};
  const isAsked = asked.map(
    ([role, { provider, model }]) =>
      Prisma.sql`(a.role = ${role} and a.provider = ${provider} and (${paidModel} = ${model} or a."requestedModel" = ${model}))`,
  );
  const rows = await db.$queryRaw<unknown[]>`
    with answered as (
      select a.role, a."projectId",
        case when a.role = 'architect' then a."projectId" else concat(a."buildId", ':', a."moduleId") end as unit,
        coalesce(a."cacheRead", 0) as cached,
        a."inputUncached" + coalesce(a."cacheRead", 0) + coalesce(a."cacheWrite5m", 0) + coalesce(a."cacheWrite1h", 0)
          as input,
        a.output + coalesce(a.reasoning, 0) as output
      from "Attempt" a
      where a.status = 'ended' and a.outcome = 'finished' and a."usageSource" = 'measured' and not a.scripted
        and a."inputUncached" is not null and a.output is not null and (${Prisma.join(isAsked, " or ")})
      order by a.ordinal desc limit ${newest}::int
    )
    select role, count(*)::int as attempts, count(distinct "projectId")::int as projects,
      avg(input)::float8 as "inputTokens", (sum(cached)::float8 / greatest(sum(input), 1)) as "cachedShare",
      avg(output)::float8 as "outputTokens", count(*)::float8 / count(distinct unit) as "attemptsPerUnit"
    from answered group by role`;
  return Object.fromEntries(
    rows.map((row) => {
      const { role, ...learned } = rowSchema.parse(row);
      return [role, learned];
    }),
  );
}

/** Enough for a mean, and recent enough to follow a change of prompts. */
const newest = 2_000;
