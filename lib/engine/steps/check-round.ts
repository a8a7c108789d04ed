import type { CheckRun } from "../../domain/build/build.ts";
import { checkCommands } from "../../domain/build/check-commands.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { worktreeName } from "./branches.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";
import { packagesOf } from "./packages-of.ts";
import { type CheckPlace, runCommand } from "./run-command.ts";
import { watchOrders } from "./watch-orders.ts";
import { outputOf, whoseRed } from "./whose-red.ts";

/** What the checks of a round came to. */
export interface Checked {
  /** `foreign`: red in files of others alone, which were not red before; the architect rules whose round it is. */
  readonly verdict: "green" | "red" | "foreign" | "unexecuted" | "ended";
  /** For a red one: what goes back to the builder. */
  readonly output: string;
}

const ended: Checked = { verdict: "ended", output: "" };

/** Most of a check's output that goes back: enough for any compiler, short enough for any model. */
const mostOutput = 12_000;

/**
 * Runs the module's checks on the round's commit, in order, and meanwhile checks it out for people to look into.
 * A check that had finished before is not run again.
 */
export async function runChecks(deps: EngineDeps, loaded: LoadedModule): Promise<Checked> {
  const { project, build, module } = loaded;
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const [checked] = await Promise.all([
    checkInOrder(deps, loaded, commit),
    deps.repositories.worktree(project.id, worktreeName(build, module.id), commit),
  ]);
  return checked;
}

async function checkInOrder(deps: EngineDeps, loaded: LoadedModule, commit: string): Promise<Checked> {
  const { project, build, blueprint, module } = loaded;
  const orders = watchOrders(deps, { projectId: project.id, buildId: build.id, designId: null });
  try {
    const packages = await packagesOf(deps, project.id, commit, orders.signal);
    const place: CheckPlace = {
      projectId: project.id,
      buildId: build.id,
      moduleId: module.id,
      roundId: currentRound(loaded).id,
      commit,
      packages,
    };
    const runs: CheckRun[] = [];
    for (const check of checkCommands(blueprint, module)) {
      if (orders.signal.aborted) return ended;
      const run = await runCommand(deps, place, check, orders.signal);
      if (run.outcome === "interrupted") return ended;
      runs.push(run);
    }
    return await sum(deps, loaded, place, runs, orders.signal);
  } catch (error) {
    // What a person cut may fail in any way.
    if (orders.signal.aborted) return ended;
    throw error;
  } finally {
    orders.stop();
  }
}

async function sum(
  deps: EngineDeps,
  { blueprint, run: { baseCommit } }: LoadedModule,
  place: CheckPlace,
  runs: readonly CheckRun[],
  signal: AbortSignal,
): Promise<Checked> {
  const own: string[] = [];
  const foreign: string[] = [];
  for (const run of runs) {
    if (run.outcome === "red") {
      const said = `$ ${run.command}\nexit code ${run.exitCode ?? "none: it was killed"}\n${tail(await outputOf(deps, run))}`;
      const whose = await whoseRed(deps, blueprint, place, run, baseCommit, signal);
      if (whose !== "known") (whose === "own" ? own : foreign).push(said);
    }
    // A criterion that no test stands for is not met; a general command without tests says nothing.
    if (run.outcome === "empty" && run.scope === "criterion")
      own.push(`$ ${run.command}\nNo test ran: criterion ${run.criterionId} is not shown by anything.`);
  }
  if (signal.aborted) return ended;
  if (own.length > 0) return { verdict: "red", output: [...own, ...foreign].join("\n\n") };
  if (foreign.length > 0) return { verdict: "foreign", output: foreign.join("\n\n") };
  return { verdict: runs.some((run) => run.outcome === "unexecuted") ? "unexecuted" : "green", output: "" };
}

function tail(output: string): string {
  return output.length <= mostOutput ? output : `… (cut)\n${output.slice(-mostOutput)}`;
}

/** Commits what the checks came to: green goes to the review, red back to the builder. */
export async function commitChecks(deps: EngineDeps, loaded: LoadedModule, checked: Checked): Promise<boolean> {
  if (checked.verdict === "ended") return false;
  const { run, findings, project } = loaded;
  const round = currentRound(loaded);
  const rechecked = run.impact === "recheck" && round.author === null && round.answers === 0;
  const acceptedTree = rechecked ? await deps.repositories.tree(project.id, round.commit ?? round.baseCommit) : null;
  return deps.facts.commit("checked", async (tx) => {
    if (checked.verdict === "foreign")
      return (await changeRun(tx, run, {})) && changeRound(tx, round, { phase: "red", backReason: checked.output });
    if (checked.verdict === "red") {
      const to = { phase: "building", repairs: round.repairs + 1, backReason: checked.output } as const;
      return (await changeRun(tx, run, { status: "building" })) && changeRound(tx, round, to);
    }
    const unexecuted = checked.verdict === "unexecuted";
    if (unexecuted && !(await acceptedUnexecuted(tx, run.projectId))) {
      if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
      await openDecision(deps, tx, {
        projectId: run.projectId,
        buildId: run.buildId,
        moduleId: run.moduleId,
        roundId: round.id,
        reason: "unexecuted",
        detail: deps.sandbox.probe.reason,
      });
      return true;
    }
    if (rechecked) {
      const to = { phase: "done", outcome: "approved", backReason: null, endedAt: deps.clock.now() } as const;
      return (
        (await changeRun(tx, run, { status: "reviewing", unexecuted, acceptedTree })) && changeRound(tx, round, to)
      );
    }
    const contested = findings.some((finding) => finding.status === "contested");
    const to = { phase: contested ? "ruling" : "reviewing", backReason: null } as const;
    return (await changeRun(tx, run, { status: "reviewing", unexecuted })) && changeRound(tx, round, to);
  });
}

/** A person accepts once, for the project, that its commands stay unexecuted. */
async function acceptedUnexecuted(
  tx: Parameters<Parameters<EngineDeps["facts"]["commit"]>[1]>[0],
  projectId: string,
): Promise<boolean> {
  const answered = await tx.decisions.list({ projectId, reason: "unexecuted", status: "answered", choice: "accept" });
  return answered.length > 0;
}
