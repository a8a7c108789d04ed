import { type ModuleAction, planModule } from "../../domain/build/plan-module.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { loadModule } from "./load-module.ts";

/** What follows, and the revision of the module that it follows for. */
export interface ModulePlan {
  readonly action: ModuleAction;
  readonly revision: number;
}

/** Reads where the module stands and says what follows. */
export async function nextOfModule(deps: EngineDeps, runId: string): Promise<ModulePlan> {
  const exists = await deps.facts.read.runs.get(runId);
  if (!exists) return { action: { do: "done" }, revision: 0 };
  const loaded = await loadModule(deps, runId);
  const { run, build, project, rounds, runs, findings, module } = loaded;
  const { decisions, merges, reviews } = deps.facts.read;
  const [open, allowed, queued, reviewed] = await Promise.all([
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
    round: rounds.at(-1),
    reviewedTrees: trees,
    dependencies: runs.filter((other) => module.depends.includes(other.moduleId)),
    findings,
    openDecision: open[0],
    mergeAllowed: allowed.some(({ roundId }) => roundId === rounds.at(-1)?.id),
    mergeQueued: queued.some((merge) => merge.status !== "ended"),
    settings: project.settings,
  });
  return { action, revision: run.revision };
}
