/** `status` is what the engine is doing; `outcome` how it ended. */
export const projectStatuses = ["describing", "designing", "editing", "building", "built"] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

export const buildStatuses = ["running", "paused", "ended"] as const;
export type BuildStatus = (typeof buildStatuses)[number];
export const buildOutcomes = ["merged", "partly", "cancelled"] as const;
export type BuildOutcome = (typeof buildOutcomes)[number];

export const moduleStatuses = ["waiting", "building", "checking", "reviewing", "merging", "deciding", "ended"] as const;
/** A module in one of these holds one of its project's places. */
export const working = [
  "building",
  "checking",
  "reviewing",
  "merging",
] as const satisfies readonly (typeof moduleStatuses)[number][];
export type ModuleStatus = (typeof moduleStatuses)[number];
export const moduleOutcomes = ["merged", "kept", "left-out"] as const;
export type ModuleOutcome = (typeof moduleOutcomes)[number];

/** Why a round ended. All but `approved` and `changes` are the named ends of `product.md`. */
export const roundOutcomes = [
  "approved",
  "approved-with-minor",
  "changes",
  "review-limit",
  "checks-stayed-red",
  "unfixed-twice",
  "tree-repeats",
  "no-proven-finding",
  "blocked",
  "replies-unusable",
  "budget",
  "provider",
  "person",
] as const;
export type RoundOutcome = (typeof roundOutcomes)[number];

export const roundKinds = ["build", "fix"] as const;
export type RoundKind = (typeof roundKinds)[number];

export const attemptStatuses = ["running", "ended"] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];
export const attemptOutcomes = ["finished", "failed", "cancelled", "interrupted"] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** `unexecuted`: no sandbox, so nothing is known. `empty`: it ran, but no test was in it; never a pass. */
export const checkOutcomes = ["green", "red", "empty", "unexecuted", "interrupted"] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

export const decisionStatuses = ["open", "answered", "withdrawn"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];
