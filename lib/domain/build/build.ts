import { z } from "zod";
import { impacts } from "../blueprint/blueprint.ts";
import { providerIds, roles, routeSchema } from "../routing/role.ts";
import { failureKinds } from "./failure.ts";
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
} from "./status.ts";

/** What a person told a build to do; read at each boundary between steps. */
export const controls = ["run", "pause", "stop", "cancel"] as const;
export type Control = (typeof controls)[number];

export const buildPhases = ["modules", "whole", "integration", "finishing"] as const;
export type BuildPhase = (typeof buildPhases)[number];

/** One run of an approved blueprint version over the modules that are stale. */
export const buildSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  /** Counted from 1 in its project; the branch is `build/<number>`. */
  number: z.int().positive(),
  version: z.int().positive(),
  status: z.enum(buildStatuses),
  outcome: z.enum(buildOutcomes).nullable(),
  control: z.enum(controls),
  phase: z.enum(buildPhases),
  /** Where the build branch started: `main` with the approved blueprint on top. */
  baseCommit: z.string(),
  /** Integration reviews so far. */
  reviews: z.int(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Build = z.infer<typeof buildSchema>;

/** What the project holds of one module, whatever build brought it. */
export const builtModuleSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  moduleId: z.string(),
  told: z.string(),
  shared: z.string(),
  checked: z.string(),
  version: z.int(),
  commit: z.string(),
  buildId: z.string().nullable(),
  /** Why a person keeps it although it is stale. */
  keptReason: z.string().nullable(),
  /** Commands that nothing executed, for want of a sandbox. */
  unexecuted: z.boolean(),
  updatedAt: z.date(),
});
export type BuiltModule = z.infer<typeof builtModuleSchema>;

/** What one build does to one module. Its id is `<build id>:<module id>`. */
export const moduleRunSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string(),
  moduleId: z.string(),
  position: z.int(),
  impact: z.enum(impacts),
  status: z.enum(moduleStatuses),
  outcome: z.enum(moduleOutcomes).nullable(),
  /** The build branch's tip that the current round started from. */
  baseCommit: z.string().nullable(),
  /** The newest commit of the module's branch `build-<n>/<module id>`. */
  commit: z.string().nullable(),
  /** Tree that was checked green and reviewed, ready to merge. */
  acceptedTree: z.string().nullable(),
  mergedCommit: z.string().nullable(),
  rounds: z.int(),
  reviews: z.int(),
  escalated: z.boolean(),
  unexecuted: z.boolean(),
  /** A further round is ordered although the last one ended well: by a person, a finding on the whole, a red tip. */
  nextOrdered: z.boolean(),
  /** What goes along with the order. */
  nextNote: z.string().nullable(),
  /** `provider/model` that a person chose for the next round. */
  nextModel: z.string().nullable(),
  /** The next round takes what a person pushed to the module's branch. */
  nextByHand: z.boolean(),
  /** Counts up at each change of the row. */
  revision: z.int(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});
export type ModuleRun = z.infer<typeof moduleRunSchema>;

/** `red`: red in files of others, to be ruled on; `joining`: waits for another module to be merged again. */
export const roundPhases = [
  "building",
  "blocked",
  "checking",
  "red",
  "joining",
  "ruling",
  "reviewing",
  "done",
] as const;

/** Build or fix, checks until green, one review. */
export const roundSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string(),
  moduleId: z.string(),
  runId: z.string(),
  number: z.int().positive(),
  kind: z.enum(roundKinds),
  phase: z.enum(roundPhases),
  outcome: z.enum(roundOutcomes).nullable(),
  escalated: z.boolean(),
  /** Answers given in this round so far: the first, repairs after red, and refused ones. */
  answers: z.int(),
  /** Answers that were sent back because the checks were red. */
  repairs: z.int(),
  /** Answers that broke a rule and never touched the tree. */
  refusals: z.int(),
  baseCommit: z.string(),
  commit: z.string().nullable(),
  /**
   * Why the last answer goes back to the builder: check output or the rule that it broke. While `joining`, the id of
   * the module that is waited for.
   */
  backReason: z.string().nullable(),
  /** Files kept of a truncated answer (artifact), whose rest is asked for. */
  keptSha: z.string().nullable(),
  note: z.string().nullable(),
  /** `provider/model` that wrote the newest commit of this round. */
  author: z.string().nullable(),
  model: z.string().nullable(),
  reviewsAsked: z.int(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Round = z.infer<typeof roundSchema>;

/** One model request; a retry is another attempt. Token counts are null where the provider did not tell. */
export const attemptSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  /** The piece of work that it answers; retries and other models share it. */
  taskId: z.string(),
  number: z.int().positive(),
  /** Which chain of attempts it belongs to: the answers of a person so far to what it is part of, each of which began one. */
  chain: z.int().nonnegative(),
  role: z.enum(roles),
  route: routeSchema,
  promptId: z.string(),
  promptVersion: z.int(),
  promptSha: z.string(),
  provider: z.enum(providerIds),
  requestedModel: z.string(),
  servedModel: z.string().nullable(),
  status: z.enum(attemptStatuses),
  outcome: z.enum(attemptOutcomes).nullable(),
  failureKind: z.enum(failureKinds).nullable(),
  failureDetail: z.string().nullable(),
  retryAfterMs: z.int().nullable(),
  finish: z.enum(["complete", "truncated"]).nullable(),
  rawFinish: z.string().nullable(),
  requestId: z.string().nullable(),
  packetSha: z.string(),
  packetBytes: z.int(),
  maxOutputTokens: z.int(),
  replySha: z.string().nullable(),
  inputUncached: z.int().nullable(),
  cacheRead: z.int().nullable(),
  cacheWrite5m: z.int().nullable(),
  cacheWrite1h: z.int().nullable(),
  output: z.int().nullable(),
  reasoning: z.int().nullable(),
  rawUsage: z.unknown(),
  /** `measured` from the provider, `estimated` by us, `none` where nothing was answered. */
  usageSource: z.enum(["measured", "estimated", "none"]).nullable(),
  priceCardId: z.string().nullable(),
  costPicoUsd: z.bigint().nullable(),
  /** For estimates: the most that it can have cost. */
  costUpperPicoUsd: z.bigint().nullable(),
  /** Held against the budget while it runs; null when the model has no known price. */
  reservedPicoUsd: z.bigint().nullable(),
  /** Played from a script: it never enters the real totals. */
  scripted: z.boolean(),
  startedAt: z.date(),
  firstTokenAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const checkScopes = ["module", "criterion", "baseline", "merge", "whole", "contract"] as const;

/** A command that the engine itself ran. */
export const checkRunSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  scope: z.enum(checkScopes),
  criterionId: z.string().nullable(),
  command: z.string(),
  commit: z.string(),
  outcome: z.enum(checkOutcomes),
  exitCode: z.int().nullable(),
  /** Artifact with the whole output. */
  outputSha: z.string().nullable(),
  driver: z.enum(["bubblewrap", "docker", "none"]),
  durationMs: z.int(),
  startedAt: z.date(),
});
export type CheckRun = z.infer<typeof checkRunSchema>;

/** A reviewer's verdict on a round, or on the whole when `roundId` is null. */
export const reviewSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  attemptId: z.string(),
  commit: z.string(),
  verdict: z.enum(["approved", "changes"]),
  outcome: z.enum(["approved", "approved-with-minor", "changes", "ask-again"]),
  createdAt: z.date(),
});
export type Review = z.infer<typeof reviewSchema>;

/** Something that waits for a person. */
export const decisionSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string().nullable(),
  moduleId: z.string().nullable(),
  roundId: z.string().nullable(),
  /** Why it waits; the screen has words for each. */
  reason: z.string(),
  title: z.string(),
  detail: z.string(),
  /** `provider/model`, where it is about one. */
  model: z.string().nullable(),
  options: z.array(z.object({ choice: z.string(), label: z.string(), explains: z.string() })),
  status: z.enum(decisionStatuses),
  choice: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.date(),
  answeredAt: z.date().nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const mergeSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string(),
  moduleId: z.string(),
  status: z.enum(["queued", "running", "ended"]),
  outcome: z.enum(["merged", "conflict", "red"]).nullable(),
  commit: z.string(),
  tip: z.string().nullable(),
  result: z.string().nullable(),
  detail: z.string().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Merge = z.infer<typeof mergeSchema>;
