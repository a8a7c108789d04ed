import { z } from "zod";
import { roles } from "../routing/role.ts";
import { budgetScopes } from "../spend/budget.ts";
import { warningPercents } from "../spend/budget-warning.ts";
import { dollars } from "./wire.ts";

/** A sum over attempts. Unknown cost is counted apart and never added as zero. */
export const spendTotalSchema = z.object({
  /** What providers' usage says. */
  measuredUsd: dollars,
  /** Attempts that were cut: our estimate, lowest. */
  estimatedUsd: dollars,
  /** Their upper bound. */
  estimatedUpperUsd: dollars,
  /** Measured and estimated. */
  usd: dollars,
  attempts: z.int(),
  /** Attempts whose cost nobody knows. */
  unknown: z.int(),
  tokens: z.object({
    inputUncached: z.int(),
    cacheRead: z.int(),
    cacheWrite: z.int(),
    output: z.int(),
    reasoning: z.int(),
  }),
});
export type SpendTotal = z.infer<typeof spendTotalSchema>;

/** One cap, what is settled and reserved under it, and what is left. */
export const budgetViewSchema = z.object({
  scope: z.enum(budgetScopes),
  role: z.enum(roles).nullable(),
  capUsd: dollars,
  settledUsd: dollars,
  /** Worst case of what runs. */
  reservedUsd: dollars,
  /** Below zero where more was spent than a cap that was lowered since. */
  leftUsd: dollars,
  /** The highest share, in percent, that settled spend has reached and that is worth a warning. */
  warning: z.literal(warningPercents).nullable(),
});
export type BudgetView = z.infer<typeof budgetViewSchema>;

/** What a project cost. For a scripted example every figure is list price, and `scripted` says so. */
export const spendViewSchema = z.object({
  seq: z.int(),
  total: spendTotalSchema,
  byRole: z.array(spendTotalSchema.extend({ role: z.string() })),
  byModel: z.array(spendTotalSchema.extend({ provider: z.string(), model: z.string() })),
  byModule: z.array(spendTotalSchema.extend({ module: z.string().nullable() })),
  byPhase: z.array(spendTotalSchema.extend({ phase: z.enum(["design", "build", "review", "fix"]) })),
  /** Attempts without a known cost, and why. */
  unknown: z.array(z.object({ attemptId: z.string(), model: z.string(), why: z.string() })),
  /** Attempts that led to nothing: failed, cut, refused answers. */
  wasted: spendTotalSchema,
  budgetUsd: dollars.nullable(),
  reservedUsd: dollars,
  budgets: z.array(budgetViewSchema),
  scripted: z.boolean(),
  pricesAsOf: z.string(),
  /** The same work by the architect's model alone, as a range; null before anything was built or without a price. */
  counterfactual: z.object({ low: dollars, high: dollars, method: z.string() }).nullable(),
});
export type SpendView = z.infer<typeof spendViewSchema>;

/** Over all projects, scripted ones left out, by UTC day. */
export const allSpendViewSchema = z.object({
  total: spendTotalSchema,
  days: z.array(z.object({ day: z.iso.date(), provider: z.string(), model: z.string(), total: spendTotalSchema })),
  byProject: z.array(spendTotalSchema.extend({ projectId: z.string().nullable(), name: z.string().nullable() })),
});
export type AllSpendView = z.infer<typeof allSpendViewSchema>;
