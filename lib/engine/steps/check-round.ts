import { blameRed, isOthersOnly } from "../../domain/build/blame-red.ts";
import type { CheckRun } from "../../domain/build/build.ts";
import { checkCommands } from "../../domain/build/check-commands.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { worktreeName } from "./branches.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule, loadAt, loadModule } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";
import { packagesOf } from "./packages-of.ts";
import { type CheckPlace, runCommand } from "./run-command.ts";
import { watchOrders } from "./watch-orders.ts";

/** What the checks of a round came to. */
export interface Checked {
  readonly verdict: "green" | "red" | "unexecuted" | "ended";
  /** For a red one: what goes back to the builder. */
  readonly output: string;
}

/** Most of a check's output that goes back: enough for any compiler, short enough for any model. */
const mostOutput = 12_000;

/**
 * Runs the module's checks on the round's commit, in order, and meanwhile checks it out for people to look into.
 * A check that had finished before is not run again.
 */
export async function runChecks(deps: EngineDeps, runId: string): Promise<Checked> {
  const loaded = await loadModule(deps, runId);
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
      if (orders.signal.aborted) return { verdict: "ended", output: "" };
      const run = await runCommand(deps, place, check, orders.signal);
      if (run.outcome === "interrupted") return { verdict: "ended", output: "" };
      runs.push(run);
    }
    return await sum(deps, loaded, place, runs, orders.signal);
  } finally {
    orders.stop();
  }
}

async function sum(
  deps: EngineDeps,
  loaded: LoadedModule,
  place: CheckPlace,
  runs: readonly CheckRun[],
  signal: AbortSignal,
): Promise<Checked> {
  const outputs: string[] = [];
  for (const run of runs) {
    const output = run.outputSha ? ((await deps.artifacts.get(run.outputSha)) ?? "") : "";
    if (run.outcome === "red" && !(await belongsElsewhere(deps, loaded, place, run, output, signal)))
      outputs.push(`$ ${run.command}\nexit code ${run.exitCode ?? "none: it was killed"}\n${tail(output)}`);
    // A criterion that no test stands for is not met; a general command without tests says nothing.
    if (run.outcome === "empty" && run.scope === "criterion")
      outputs.push(`$ ${run.command}\nNo test ran: criterion ${run.criterionId} is not shown by anything.`);
  }
  if (outputs.length > 0) return { verdict: "red", output: outputs.join("\n\n") };
  return { verdict: runs.some((run) => run.outcome === "unexecuted") ? "unexecuted" : "green", output: "" };
}

/** Red in files of others only, and red in the same way before this round wrote anything: not this module's. */
async function belongsElsewhere(
  deps: EngineDeps,
  { blueprint, module, run: { baseCommit } }: LoadedModule,
  place: CheckPlace,
  run: CheckRun,
  output: string,
  signal: AbortSignal,
): Promise<boolean> {
  const blame = blameRed(output, blueprint, module.id);
  if (!isOthersOnly(blame) || baseCommit === null) return false;
  const before = await runCommand(
    deps,
    { ...place, roundId: null, commit: baseCommit },
    { command: run.command, scope: "baseline", criterionId: run.criterionId },
    signal,
  );
  if (before.outcome !== "red" || !before.outputSha) return false;
  const earlier = blameRed((await deps.artifacts.get(before.outputSha)) ?? "", blueprint, module.id);
  return blame.others.every(({ path }) => earlier.others.some((other) => other.path === path));
}

function tail(output: string): string {
  return output.length <= mostOutput ? output : `… (cut)\n${output.slice(-mostOutput)}`;
}

/** Commits what the checks came to: green goes to the review, red back to the builder. */
export async function commitChecks(
  deps: EngineDeps,
  runId: string,
  revision: number,
  checked: Checked,
): Promise<boolean> {
  if (checked.verdict === "ended") return false;
  const loaded = await loadAt(deps, runId, revision);
  if (!loaded) return true;
  const { run, findings } = loaded;
  const round = currentRound(loaded);
  return deps.facts.commit("checked", async (tx) => {
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
    if (run.impact === "recheck" && round.author === null && round.answers === 0) {
      const to = { phase: "done", outcome: "approved", backReason: null, endedAt: deps.clock.now() } as const;
      return (await changeRun(tx, run, { status: "reviewing", unexecuted })) && changeRound(tx, round, to);
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
