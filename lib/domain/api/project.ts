import { z } from "zod";
import { projectStatuses } from "../build/status.ts";
import { projectSettingsSchema, roleAssignmentsSchema, someSettingsSchema, speedSchema } from "../project/project.ts";
import { modelRefSchema, roles } from "../routing/role.ts";
import { buildViewSchema, decisionViewSchema, heldSchema } from "./build.ts";
import { budgetViewSchema, spendViewSchema } from "./spend.ts";
import { dollars, instant } from "./wire.ts";

const roleBudgetsSchema = z.partialRecord(z.enum(roles), dollars.nullable());

export const newProjectSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the project a name.").max(120),
  brief: z
    .string()
    .trim()
    .min(1, "Describe what is to be built.")
    .max(200_000, "A brief has at most 200,000 characters."),
  /** What the project may cost at most. */
  budgetUsd: dollars.nullable().optional(),
  /** What each of its builds may cost at most. */
  buildBudgetUsd: dollars.nullable().optional(),
  /** What each role may cost at most in the whole project. */
  roleBudgetsUsd: roleBudgetsSchema.optional(),
  roles: roleAssignmentsSchema.optional(),
  settings: someSettingsSchema.optional(),
});
export type NewProject = z.infer<typeof newProjectSchema>;

export const projectPatchSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  brief: z.string().trim().min(1).max(200_000).optional(),
  /** Null removes a cap, what is absent stays. A raised cap lets go on what waits for it. */
  budgetUsd: dollars.nullable().optional(),
  buildBudgetUsd: dollars.nullable().optional(),
  roleBudgetsUsd: roleBudgetsSchema.optional(),
  roles: roleAssignmentsSchema.optional(),
  settings: someSettingsSchema.optional(),
  speed: speedSchema.optional(),
});
export type ProjectPatch = z.infer<typeof projectPatchSchema>;

/** A row of the projects table. */
export const projectSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(projectStatuses),
  outcome: z.string().optional(),
  scripted: z.boolean(),
  modules: z.object({ total: z.int(), merged: z.int() }),
  rounds: z.int(),
  waiting: z.int(),
  running: z.int(),
  spend: spendViewSchema.shape.total,
  budgetUsd: dollars.nullable(),
  createdAt: instant,
  activeAt: instant,
});
export type ProjectSummary = z.infer<typeof projectSummarySchema>;

export const runningAttemptSchema = z.object({
  id: z.string(),
  role: z.string(),
  provider: z.string(),
  model: z.string(),
  promptId: z.string(),
  moduleId: z.string().nullable(),
  startedAt: instant,
  firstTokenAt: instant.nullable(),
});

/** One project as its overview and the bar above all its pages show it. `seq` is the log number that it stands for. */
export const projectViewSchema = projectSummarySchema.extend({
  seq: z.int(),
  brief: z.string(),
  roles: roleAssignmentsSchema,
  /** Who would do the work now, by role, after defaults. */
  routed: z.partialRecord(z.string(), modelRefSchema),
  /** Roles that nobody can do for want of a key. */
  unrouted: z.array(z.string()),
  settings: projectSettingsSchema,
  speed: speedSchema.nullable(),
  version: z.int().nullable(),
  approvedVersion: z.int().nullable(),
  design: z
    .object({
      id: z.string(),
      kind: z.enum(["draft", "repair", "change"]),
      status: z.enum(["running", "ended"]),
      outcome: z.string().optional(),
      problem: z.string().nullable(),
      attemptId: z.string().nullable(),
    })
    .nullable(),
  approval: z
    .object({ version: z.int(), status: z.enum(["running", "ended"]), step: z.string().nullable() })
    .nullable(),
  build: buildViewSchema.nullable(),
  decisions: z.array(decisionViewSchema),
  attempts: z.array(runningAttemptSchema),
  /** What a question of no module waits for: of a design, or of the review of the whole. */
  held: heldSchema.nullable(),
  /** Every cap with what counts against it; a build's with what the newest build cost. */
  budgets: z.array(budgetViewSchema),
  /** What to type to have the repository: `git clone …`. */
  cloneCommand: z.string(),
  /** Commit that `main` points to, once something is in it. */
  head: z.string().nullable(),
  preview: z.object({ available: z.boolean(), reason: z.string().nullable() }),
  sandbox: z.object({ driver: z.string(), level: z.string(), reason: z.string() }),
});
export type ProjectView = z.infer<typeof projectViewSchema>;

/** `POST /api/estimate`: the same answer for a project that does not exist yet. Only the length of its brief counts. */
export const estimateRequestSchema = z.strictObject({
  briefCharacters: z.int().min(0),
  roles: roleAssignmentsSchema.optional(),
  settings: someSettingsSchema.optional(),
});
export type EstimateRequest = z.infer<typeof estimateRequestSchema>;

/** What a project will cost, before anything is spent. Dollars, lowest and highest. */
export const estimateViewSchema = z.object({
  low: dollars,
  high: dollars,
  byRole: z.array(z.object({ role: z.string(), model: z.string(), low: dollars, high: dollars, priced: z.boolean() })),
  modules: z.object({ low: z.int(), high: z.int() }),
  /** Names what it was learned from: "no attempts yet: assumed …" or "from 214 attempts of 6 projects". */
  basis: z.string(),
  pricesAsOf: z.string(),
});
export type EstimateView = z.infer<typeof estimateViewSchema>;
