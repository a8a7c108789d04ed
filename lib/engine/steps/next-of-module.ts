import type { ModuleRun } from "../../domain/build/build.ts";
import { type ModuleAction, planModule } from "../../domain/build/plan-module.ts";
import { working } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { loadAround } from "./load-module.ts";

/** What follows, and the revision of the module that it follows for. */
export interface ModulePlan {
  readonly action: ModuleAction;
  readonly revision: number;
  /** It holds one of the project's places. */
  readonly works: boolean;
  readonly run: ModuleRun | undefined;
  /** Runs that have to end before this one can begin. */
  readonly missing: readonly string[];
}

const nothing = { works: false, missing: [] } as const;

/** Reads where the module stands and says what follows. */
export async function nextOfModule(deps: EngineDeps, runId: string): Promise<ModulePlan> {
  const { runs, decisions, merges, reviews } = deps.facts.read;
  const run = await runs.get(runId);
  if (!run) return { ...nothing, action: { do: "done" }, revision: 0, run };
  const { build, project, rounds, findings, module } = await loadAround(deps, run);
  if (project.deletedAt !== null) return { ...nothing, action: { do: "done" }, revision: run.revision, run };
  const round = rounds.at(-1);
  const joins = round?.phase === "joining" ? await runs.get(moduleRunId(build.id, round.backReason ?? "")) : undefined;
  const [dependencies, open, allowed, queued, reviewed] = await Promise.all([
    Promise.all(module.depends.map((id) => runs.get(moduleRunId(build.id, id)))),
    decisions.list({ buildId: build.id, moduleId: run.moduleId, status: "open" }),
    decisions.list({ buildId: build.id, moduleId: run.moduleId, reason: "ask-before-merge", choice: "accept" }),
    merges.list({ buildId: build.id, moduleId: run.moduleId }),
    reviews.list({ buildId: build.id, moduleId: run.moduleId }),
  ]);
  const trees = await Promise.all(
    rounds
      .filter((round) => round.commit !== null && reviewed.some((review) => review.roundId === round.id))
      .map((round) => deps.repositories.tree(project.id, round.commit ?? "")),
  );
  const action = planModule({
    build,
    run,
    round,
    joins,
    reviewedTrees: trees,
    // One that this build does not build is built already.
    dependencies: dependencies.filter((other) => other !== undefined),
    findings,
    openDecision: open[0],
    mergeAllowed: allowed.some(({ roundId }) => roundId === round?.id),
    mergeQueued: queued.some((merge) => merge.status !== "ended"),
    settings: project.settings,
  });
  const waits = action.do === "wait" && round === undefined;
  return {
    action,
    revision: run.revision,
    works: working.some((status) => status === run.status),
    run,
    missing: waits ? dependencies.flatMap((other) => (other && other.status !== "ended" ? [other.id] : [])) : [],
  };
}
