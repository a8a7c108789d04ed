import type { Held, ModuleState } from "../api/build.ts";
import type { Blueprint, Module } from "../blueprint/blueprint.ts";
import type { ProjectSettings } from "../project/project.ts";
import { type SpendGroup, spentUsd } from "../spend/spend-groups.ts";
import type { Build, BuiltModule, ModuleRun } from "./build.ts";
import { planModule } from "./plan-module.ts";

/** What the state of every module is read from. Rows of one build, and what the project holds. */
export interface ModuleStatesInput {
  readonly blueprint: Pick<Blueprint, "modules">;
  readonly build: Build | undefined;
  readonly runs: readonly ModuleRun[];
  readonly built: readonly BuiltModule[];
  /** Unresolved findings by module. */
  readonly openFindings: ReadonlyMap<string, number>;
  /** Modules with an open decision. */
  readonly deciding: ReadonlySet<string>;
  /** Modules whose merge is queued or runs. */
  readonly merging: ReadonlySet<string>;
  /** What the question to a model waits for that a module is at, by module. */
  readonly held: ReadonlyMap<string, Held>;
  readonly spend: readonly SpendGroup[];
  readonly settings: ProjectSettings;
}

/** Every module of the blueprint as a screen shows it, in the document's order. */
export function moduleStates(input: ModuleStatesInput): readonly ModuleState[] {
  const runs = new Map(input.runs.map((run) => [run.moduleId, run]));
  const built = new Map(input.built.map((held) => [held.moduleId, held]));
  return input.blueprint.modules.map((module) => {
    const run = runs.get(module.id);
    return { ...described(module, input), ...standing(module, run, built.get(module.id), input) };
  });
}

function described(module: Module, { openFindings, spend, held, build }: ModuleStatesInput) {
  return {
    held: (build?.status === "running" && held.get(module.id)) || null,
    id: module.id,
    title: module.title,
    kind: module.kind,
    depends: [...module.depends],
    openFindings: openFindings.get(module.id) ?? 0,
    spendUsd: spentUsd(spend.filter(({ moduleId }) => moduleId === module.id)),
  };
}

function standing(
  module: Module,
  run: ModuleRun | undefined,
  held: BuiltModule | undefined,
  input: ModuleStatesInput,
): Pick<
  ModuleState,
  "status" | "outcome" | "impact" | "rounds" | "waitsFor" | "unexecuted" | "mergedCommit" | "keptReason"
> {
  if (run !== undefined)
    return {
      status: run.status,
      ...(run.outcome !== null && { outcome: run.outcome }),
      impact: run.impact,
      rounds: run.rounds,
      waitsFor: waitsFor(module, run, input),
      unexecuted: run.unexecuted,
      mergedCommit: run.mergedCommit,
      keptReason: held?.keptReason ?? null,
    };
  if (held !== undefined)
    return {
      status: "ended",
      outcome: held.keptReason === null ? "merged" : "kept",
      impact: "unchanged",
      rounds: 0,
      waitsFor: null,
      unexecuted: held.unexecuted,
      mergedCommit: held.commit,
      keptReason: held.keptReason,
    };
  return {
    status: "waiting",
    impact: null,
    rounds: 0,
    waitsFor: input.build === undefined ? "a build" : "a build that it is part of",
    unexecuted: false,
    mergedCommit: null,
    keptReason: null,
  };
}

/** What holds a module up, in words; null when it does not wait. Asks the very function that the engine plans by. */
function waitsFor(module: Module, run: ModuleRun, input: ModuleStatesInput): string | null {
  if (input.build === undefined || run.status === "ended") return null;
  const next = planModule({
    build: input.build,
    run,
    // A round that is in the works never waits for dependencies; which one it is does not matter here.
    round: run.rounds > 0 ? roundInTheWorks : undefined,
    reviewedTrees: [],
    dependencies: input.runs.filter((other) => module.depends.includes(other.moduleId)),
    findings: [],
    openDecision: input.deciding.has(module.id) ? { id: "" } : undefined,
    mergeQueued: input.merging.has(module.id),
    mergeAllowed: true,
    settings: input.settings,
  });
  return next.do === "wait" ? next.why : null;
}

const roundInTheWorks = {
  id: "",
  projectId: "",
  buildId: "",
  moduleId: "",
  runId: "",
  number: 1,
  kind: "build",
  phase: "building",
  outcome: null,
  escalated: false,
  answers: 0,
  repairs: 0,
  refusals: 0,
  baseCommit: "",
  commit: null,
  backReason: null,
  keptSha: null,
  note: null,
  author: null,
  model: null,
  reviewsAsked: 0,
  startedAt: new Date(0),
  endedAt: null,
} as const;
