import { z } from "zod";
import { type Role, roles } from "../routing/role.ts";

/** What a budget holds for: the whole project, each of its builds, or all that one role does in it. */
export const budgetScopes = ["project", "build", "role"] as const;
export type BudgetScope = (typeof budgetScopes)[number];

export const budgetSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  scope: z.enum(budgetScopes),
  /** Of a role's budget. */
  role: z.enum(roles).nullable(),
  capPicoUsd: z.bigint().positive(),
});
export type Budget = z.infer<typeof budgetSchema>;

/** A budget with what counts against it: for a build's, the attempts of that build only. */
export interface BudgetStanding extends Budget {
  /** Cost of the attempts that are over; one of unknown cost adds nothing. */
  readonly settledPicoUsd: bigint;
  /** Worst case of the attempts that run. */
  readonly reservedPicoUsd: bigint;
}

/** A project has at most one budget of each kind. */
export function budgetId(projectId: string, scope: BudgetScope, role: Role | null): string {
  return `${projectId}:${role ?? scope}`;
}

/** "the project's budget", within a sentence. */
export function budgetName({ scope, role }: Pick<Budget, "scope" | "role">): string {
  return role === null ? `the ${scope}'s budget` : `the ${role}'s budget`;
}
