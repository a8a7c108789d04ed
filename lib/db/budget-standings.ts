import { z } from "zod";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Role, roles } from "#lib/domain/routing/role.ts";
import { type Budget, type BudgetStanding, budgetSchema } from "#lib/domain/spend/budget.ts";
import { exactTypes, type Queryable } from "./create-table.ts";

/** What a request falls under. */
export interface BudgetSubject {
  readonly projectId: string;
  readonly buildId: string | null;
  /** Null: whatever the role. */
  readonly role: Role | null;
}

const budgetsSchema = z.array(budgetSchema);

/**
 * Locks the budgets that a request falls under until the commit, then adds up what counts against each. Two statements:
 * one that waits for a lock still sees the attempts of before the wait. Without a budget there is only the first.
 */
export async function lockBudgets(tx: Queryable, of: BudgetSubject): Promise<readonly BudgetStanding[]> {
  const { projectId, buildId, role } = of;
  const locked = await tx.query({
    name: "lock_budgets",
    text: `
    select id, "projectId", scope, role, "capPicoUsd" from "Budget" where "projectId" = $1
      and ($3::text is null or scope = 'project' or role = $3 or (scope = 'build' and $2::text is not null))
    order by id for update`,
    values: [projectId, buildId, role],
    types: exactTypes,
  });
  if (locked.rows.length === 0) return [];
  const sums = await tx.query({ name: "sum_budgets", text: sumText, values: [projectId, buildId], types: exactTypes });
  return standingsOf(budgetsSchema.parse(locked.rows), sums.rows);
}

/** All budgets of a project without a lock, for screens. */
export async function readBudgets(
  tx: Prisma.TransactionClient,
  projectId: string,
  buildId: string | null,
): Promise<readonly BudgetStanding[]> {
  const rows = await tx.budget.findMany({ where: { projectId }, orderBy: [{ scope: "asc" }, { id: "asc" }] });
  if (rows.length === 0) return [];
  return standingsOf(budgetsSchema.parse(rows), await tx.$queryRawUnsafe<unknown[]>(sumText, projectId, buildId));
}

/** A scripted attempt costs nothing. One that is over and of unknown cost adds nothing, and is told apart elsewhere. */
const sumText = `
  select role, coalesce("buildId" = $2, false) as "inBuild",
    coalesce(sum("costPicoUsd") filter (where status = 'ended'), 0)::bigint as "settledPicoUsd",
    coalesce(sum("reservedPicoUsd") filter (where status = 'running'), 0)::bigint as "reservedPicoUsd"
  from "Attempt" where "projectId" = $1 and not scripted group by 1, 2`;

const sumsSchema = z.array(
  z.object({ role: z.enum(roles), inBuild: z.boolean(), settledPicoUsd: z.bigint(), reservedPicoUsd: z.bigint() }),
);

function standingsOf(budgets: readonly Budget[], rows: readonly unknown[]): readonly BudgetStanding[] {
  const sums = sumsSchema.parse(rows);
  return budgets.map((budget) => {
    const own = sums.filter(
      ({ role, inBuild }) => (budget.scope !== "build" || inBuild) && (budget.role === null || role === budget.role),
    );
    return {
      ...budget,
      settledPicoUsd: own.reduce((sum, each) => sum + each.settledPicoUsd, 0n),
      reservedPicoUsd: own.reduce((sum, each) => sum + each.reservedPicoUsd, 0n),
    };
  });
}
