import { contractCheck } from "../../domain/blueprint/contract-check.ts";
import type { Round } from "../../domain/build/build.ts";
import { working } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTables } from "../ports/facts.ts";
import { buildBranch, moduleBranch } from "./branches.ts";
import { changeRun } from "./change-run.ts";
import { trailers } from "./commit-words.ts";
import type { LoadedModule } from "./load-module.ts";
import { nextModel } from "./reopen-run.ts";
import { runBaseline } from "./run-baseline.ts";

export interface RoundPlan {
  readonly kind: "build" | "fix";
  readonly escalated: boolean;
}

/** Where the round starts from in git. The first one brings the architect's guards and the contract's check along. */
export async function prepareRound(deps: EngineDeps, loaded: LoadedModule): Promise<string> {
  const { project, build, run } = loaded;
  if (run.nextByHand) {
    const pushed = await deps.repositories.head(project.id, moduleBranch(build, run.moduleId));
    if (pushed) return pushed;
  }
  if (run.commit !== null) return run.commit;
  const tip = await deps.repositories.head(project.id, buildBranch(build));
  if (!tip) throw new Error(`branch ${buildBranch(build)} is missing`);
  const base = await commitGuards(deps, loaded, tip);
  await runBaseline(deps, loaded, base);
  return base;
}

async function commitGuards(deps: EngineDeps, loaded: LoadedModule, tip: string): Promise<string> {
  const { project, module, build } = loaded;
  const check = contractCheck(module);
  const write = [...module.guards.map(({ path, content }) => ({ path, content })), ...(check ? [check] : [])];
  if (write.length === 0) return tip;
  return deps.repositories.commit(
    project.id,
    tip,
    { write, remove: [] },
    {
      subject: `Bring the guards of ${module.id}`,
      trailers: trailers({ build, moduleId: module.id, round: 0 }),
      at: build.createdAt,
    },
  );
}

/** Whether the next round may begin now; asked before anything is prepared for it. */
export async function isPlaceFree(deps: EngineDeps, loaded: LoadedModule): Promise<boolean> {
  return loaded.run.status !== "waiting" || hasPlace(deps.facts.read, loaded);
}

/** Opens the round, when the project has a free place for it. Answers false where it has none. */
export async function startRound(
  deps: EngineDeps,
  loaded: LoadedModule,
  plan: RoundPlan,
  base: string,
): Promise<boolean> {
  const { project, run } = loaded;
  const id = deps.ids.next("rnd");
  const at = deps.clock.now();
  return deps.facts.commit("start-round", async (tx) => {
    await tx.lockProject(project.id);
    if (run.status === "waiting" && !(await hasPlace(tx, loaded))) return false;
    const round = newRound(loaded, plan, base, id, at);
    const changed = await changeRun(tx, run, {
      status: round.phase,
      rounds: round.number,
      escalated: run.escalated || plan.escalated,
      baseCommit: run.baseCommit ?? base,
      commit: base,
      acceptedTree: null,
      nextOrdered: false,
      nextNote: null,
      nextModel: null,
      nextByHand: false,
      startedAt: run.startedAt ?? at,
    });
    if (!changed) return true;
    await tx.rounds.insert(round);
    tx.log(project.id, {
      type: "round-started",
      buildId: run.buildId,
      moduleId: run.moduleId,
      roundId: id,
      detail: { number: round.number, kind: round.kind, escalated: round.escalated },
    });
    return true;
  });
}

function newRound(
  { run, rounds, project, findings }: LoadedModule,
  plan: RoundPlan,
  base: string,
  id: string,
  startedAt: Date,
): Round & { readonly phase: "building" | "checking" } {
  const nothingToFix =
    plan.kind === "fix" &&
    run.nextNote === null &&
    run.nextModel === null &&
    !findings.some(({ status }) => status === "open" || status === "claimed-fixed");
  // A module whose text is the same is only checked again; what a person wrote by hand is checked, not asked for; and
  // where nobody says what to change, the code as it is gets another look instead of a builder who can only guess.
  const written = run.nextByHand || (run.impact === "recheck" && rounds.length === 0) || nothingToFix;
  return {
    id,
    projectId: project.id,
    buildId: run.buildId,
    moduleId: run.moduleId,
    runId: run.id,
    number: rounds.length + 1,
    kind: plan.kind,
    phase: written ? "checking" : "building",
    outcome: null,
    escalated: plan.escalated || run.nextModel === nextModel,
    answers: 0,
    repairs: 0,
    refusals: 0,
    baseCommit: base,
    commit: written ? base : null,
    backReason: null,
    keptSha: null,
    note: run.nextNote,
    author: run.nextByHand ? "person" : nothingToFix ? (rounds.at(-1)?.author ?? null) : null,
    model: run.nextModel === nextModel ? null : run.nextModel,
    reviewsAsked: 0,
    startedAt,
    endedAt: null,
  };
}

async function hasPlace(tables: Pick<FactTables, "runs">, loaded: LoadedModule): Promise<boolean> {
  const busy = await tables.runs.count({ buildId: loaded.build.id, status: working });
  return busy < loaded.project.settings.parallel;
}
