import { z } from "zod";
import { impacts } from "../blueprint/blueprint.ts";
import { buildPhases, controls, roundPhases } from "../build/build.ts";
import {
  attemptOutcomes,
  attemptStatuses,
  buildOutcomes,
  buildStatuses,
  checkOutcomes,
  decisionStatuses,
  moduleOutcomes,
  moduleStatuses,
  roundKinds,
  roundOutcomes,
} from "../build/status.ts";
import { findingStatuses, severities } from "../review/finding.ts";
import { routeSchema } from "../routing/role.ts";
import { dollars, instant } from "./wire.ts";

/** Why the next question to a model is not asked yet. Nothing is spent meanwhile. */
export const heldSchema = z.object({
  says: z.string(),
  /** When it goes on by itself; null: when something else ends. */
  until: instant.nullable(),
});
export type Held = z.infer<typeof heldSchema>;

export const moduleStateSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  depends: z.array(z.string()),
  status: z.enum(moduleStatuses),
  outcome: z.enum(moduleOutcomes).optional(),
  impact: z.enum(impacts).nullable(),
  rounds: z.int(),
  openFindings: z.int(),
  /** What it waits for, in words; null when it does not wait. */
  waitsFor: z.string().nullable(),
  held: heldSchema.nullable(),
  spendUsd: dollars.nullable(),
  unexecuted: z.boolean(),
  mergedCommit: z.string().nullable(),
  keptReason: z.string().nullable(),
});
export type ModuleState = z.infer<typeof moduleStateSchema>;

export const buildViewSchema = z.object({
  id: z.string(),
  number: z.int(),
  version: z.int(),
  status: z.enum(buildStatuses),
  outcome: z.enum(buildOutcomes).optional(),
  control: z.enum(controls),
  phase: z.enum(buildPhases),
  branch: z.string(),
  modules: z.array(moduleStateSchema),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type BuildView = z.infer<typeof buildViewSchema>;

export const checkViewSchema = z.object({
  id: z.string(),
  status: z.literal("ended"),
  outcome: z.enum(checkOutcomes),
  scope: z.string(),
  criterionId: z.string().nullable(),
  command: z.string(),
  exitCode: z.int().nullable(),
  output: z.string(),
  driver: z.string(),
  durationMs: z.int(),
  startedAt: instant,
});

export type CheckView = z.infer<typeof checkViewSchema>;

export const findingViewSchema = z.object({
  id: z.string(),
  key: z.string(),
  status: z.enum(findingStatuses),
  severity: z.enum(severities),
  path: z.string(),
  line: z.int().nullable(),
  quote: z.string(),
  claim: z.string(),
  breaks: z.string(),
  fix: z.string(),
  round: z.int(),
  author: z.enum(["reviewer", "person"]),
  answer: z.string().nullable(),
  ruling: z.string().nullable(),
});
export type FindingView = z.infer<typeof findingViewSchema>;

export const roundViewSchema = z.object({
  id: z.string(),
  number: z.int(),
  kind: z.enum(roundKinds),
  status: z.enum(["running", "ended"]),
  outcome: z.enum(roundOutcomes).optional(),
  phase: z.enum(roundPhases),
  escalated: z.boolean(),
  answers: z.int(),
  repairs: z.int(),
  baseCommit: z.string(),
  commit: z.string().nullable(),
  author: z.string().nullable(),
  note: z.string().nullable(),
  backReason: z.string().nullable(),
  checks: z.array(checkViewSchema),
  attempts: z.array(z.string()),
  spendUsd: dollars.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
});
export type RoundView = z.infer<typeof roundViewSchema>;

export const diffFileSchema = z.object({
  path: z.string(),
  status: z.enum(["added", "modified", "deleted"]),
  added: z.int(),
  removed: z.int(),
});

/** Files that differ between two commits, and the unified diff over all of them. */
export const diffViewSchema = z.object({
  from: z.string(),
  to: z.string(),
  files: z.array(diffFileSchema),
  patch: z.string(),
});
export type DiffView = z.infer<typeof diffViewSchema>;

/** One module of the live or newest build: state, rounds with checks, findings. */
export const moduleViewSchema = moduleStateSchema.extend({
  seq: z.int(),
  buildId: z.string().nullable(),
  owns: z.array(z.string()),
  acceptance: z.array(z.object({ id: z.string(), says: z.string(), run: z.string().optional() })),
  section: z.string(),
  roundList: z.array(roundViewSchema),
  findings: z.array(findingViewSchema),
  decisions: z.array(z.lazy(() => decisionViewSchema)),
  attempts: z.array(z.lazy(() => attemptSummarySchema)),
  /** Files of the newest commit that the module owns. */
  files: z.array(z.string()),
});
export type ModuleView = z.infer<typeof moduleViewSchema>;

export const decisionViewSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  status: z.enum(decisionStatuses),
  outcome: z.string().optional(),
  reason: z.string(),
  title: z.string(),
  detail: z.string(),
  options: z.array(z.object({ choice: z.string(), label: z.string(), explains: z.string() })),
  choice: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: instant,
  answeredAt: instant.nullable(),
});
export type DecisionView = z.infer<typeof decisionViewSchema>;

export const usageViewSchema = z.object({
  inputUncached: z.int().nullable(),
  cacheRead: z.int().nullable(),
  cacheWrite5m: z.int().nullable(),
  cacheWrite1h: z.int().nullable(),
  output: z.int().nullable(),
  reasoning: z.int().nullable(),
  source: z.enum(["measured", "estimated", "none"]).nullable(),
});

export const attemptSummarySchema = z.object({
  id: z.string(),
  status: z.enum(attemptStatuses),
  outcome: z.enum(attemptOutcomes).optional(),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  round: z.int().nullable(),
  number: z.int(),
  taskId: z.string(),
  role: z.string(),
  promptId: z.string(),
  provider: z.string(),
  requestedModel: z.string(),
  servedModel: z.string().nullable(),
  failure: z.object({ kind: z.string(), detail: z.string() }).nullable(),
  finish: z.enum(["complete", "truncated"]).nullable(),
  usage: usageViewSchema,
  costUsd: dollars.nullable(),
  costUpperUsd: dollars.nullable(),
  scripted: z.boolean(),
  startedAt: instant,
  firstTokenAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type AttemptSummary = z.infer<typeof attemptSummarySchema>;

/** Everything about one attempt: what was sent, what came back, what it cost and by which rule it was routed. */
export const attemptViewSchema = attemptSummarySchema.extend({
  route: routeSchema,
  prompt: z.object({ id: z.string(), version: z.int(), sha: z.string() }),
  packet: z.object({ sha: z.string(), bytes: z.int(), text: z.string() }),
  reply: z.object({ sha: z.string().nullable(), text: z.string() }),
  rawUsage: z.unknown(),
  price: z.object({ id: z.string(), source: z.string(), asOf: z.string() }).nullable(),
  requestId: z.string().nullable(),
  rawFinish: z.string().nullable(),
  maxOutputTokens: z.int(),
});
export type AttemptView = z.infer<typeof attemptViewSchema>;
