import type { ModuleRun, Round } from "../../domain/build/build.ts";
import { type ModuleAction, planModule } from "../../domain/build/plan-module.ts";
import { working } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { findModule, type LoadedModule } from "./load-module.ts";

/** What follows, and the module as it was seen: what is done about it holds only for that revision of its run. */
export interface ModulePlan {
  readonly action: ModuleAction;
  readonly loaded: LoadedModule;
  /** It holds one of the project's places. */
  readonly works: boolean;
  /** Runs that have to end before this one goes on. */
  readonly missing: readonly string[];
}

/** Reads where the module stands and says what follows; undefined when it is there no more. */
export async function nextOfModule(deps: EngineDeps, runId: string): Promise<ModulePlan | undefined> {
  const { runs, decisions, merges } = deps.facts.read;
  const loaded = await findModule(deps, runId);
  if (!loaded) return undefined;
  const { run, build, project, rounds, findings, open, module } = loaded;
  const round = rounds.at(-1);
  const of = { buildId: build.id, moduleId: run.moduleId };
  // Only what the phase asks for: a module is planned a dozen times.
  const [joins, dependencies, allowed, queued, trees] = await Promise.all([
    round?.phase === "joining" ? runs.get(moduleRunId(build.id, round.backReason ?? "")) : undefined,
    // One that this build does not build is built already.
    module.depends.length > 0 ? runs.list({ buildId: build.id, moduleId: module.depends }) : [],
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
  // Once all of these have ended there is more to do: what it depends on before its first round, or what it joins.
  const before = round === undefined ? dependencies : joins === undefined ? [] : [joins];
  return {
    action,
    loaded,
    works: working.some((status) => status === run.status),
    missing: action.do === "wait" ? before.flatMap(({ id, status }) => (status === "ended" ? [] : [id])) : [],
  };
}

/** Trees of the rounds that were reviewed, oldest first. */
async function reviewedTrees(deps: EngineDeps, run: ModuleRun, rounds: readonly Round[]): Promise<readonly string[]> {
  const { buildId, moduleId, projectId } = run;
  const reviewed = new Set((await deps.facts.read.reviews.list({ buildId, moduleId })).map(({ roundId }) => roundId));
  const commits = rounds.flatMap(({ id, commit }) => (commit !== null && reviewed.has(id) ? [commit] : []));
  return Promise.all(commits.map((commit) => deps.repositories.tree(projectId, commit)));
}
