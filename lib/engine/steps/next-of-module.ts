import type { ModuleRun, Round } from "../../domain/build/build.ts";
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
  const { runs, decisions, merges } = deps.facts.read;
  const run = await runs.get(runId);
  if (!run) return { ...nothing, action: { do: "done" }, revision: 0, run };
  const { build, project, rounds, findings, module } = await loadAround(deps, run);
  if (project.deletedAt !== null) return { ...nothing, action: { do: "done" }, revision: run.revision, run };
  const round = rounds.at(-1);
  const of = { buildId: build.id, moduleId: run.moduleId };
  // Only what the phase asks for: a module is planned a dozen times.
  const [joins, dependencies, open, allowed, queued, trees] = await Promise.all([
    round?.phase === "joining" ? runs.get(moduleRunId(build.id, round.backReason ?? "")) : undefined,
    // One that this build does not build is built already.
    module.depends.length > 0 ? runs.list({ buildId: build.id, moduleId: module.depends }) : [],
    decisions.list({ ...of, status: "open" }),
    project.settings.askBeforeMerge ? decisions.list({ ...of, reason: "ask-before-merge", choice: "accept" }) : [],
    run.status === "merging" ? merges.list(of) : [],
    round?.outcome === "changes" ? reviewedTrees(deps, run, rounds) : [],
  ]);
  const action = planModule({
    build,
    run,
    round,
    joins,
    reviewedTrees: trees,
    dependencies,
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
    missing: waits ? dependencies.flatMap(({ id, status }) => (status === "ended" ? [] : [id])) : [],
  };
}

/** Trees of the rounds that were reviewed, oldest first. */
async function reviewedTrees(deps: EngineDeps, run: ModuleRun, rounds: readonly Round[]): Promise<readonly string[]> {
  const { buildId, moduleId, projectId } = run;
  const reviewed = new Set((await deps.facts.read.reviews.list({ buildId, moduleId })).map(({ roundId }) => roundId));
  const commits = rounds.flatMap(({ id, commit }) => (commit !== null && reviewed.has(id) ? [commit] : []));
  return Promise.all(commits.map((commit) => deps.repositories.tree(projectId, commit)));
}
