import { blameRed } from "../../domain/build/blame-red.ts";
import type { ModuleRun } from "../../domain/build/build.ts";
import { redPacket } from "../../domain/review/ruling-packets.ts";
import { redRulingSchema } from "../../domain/review/verdict.ts";
import { ruleOnRedPrompt } from "../../prompts/rule-on-red/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { buildBranch } from "./branches.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule, loadAgain, must } from "./load-module.ts";
import { moduleTask } from "./module-task.ts";
import type { Task } from "./next-of-task.ts";
import { openDecision } from "./open-decision.ts";
import { readFiles } from "./owned-files.ts";
import { reopenRun } from "./reopen-run.ts";
import { replyOf } from "./reply-of.ts";

/** The question to the architect: whose round is a red that lies in files of others? */
export async function redTask(deps: EngineDeps, loaded: LoadedModule): Promise<Task> {
  const { project, build, blueprint, module } = loaded;
  const runs = await deps.facts.read.runs.list({ buildId: build.id });
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const output = round.backReason ?? "";
  const places = blameRed(output, blueprint, module.id).others.map(({ path }) => path);
  const packet = redPacket({
    blueprint,
    moduleId: module.id,
    command: /^\$ (.*)$/m.exec(output)?.[1] ?? "",
    output,
    merged: runs.filter(({ outcome }) => outcome === "merged").map(({ moduleId }) => moduleId),
    files: await readFiles(deps, project.id, commit, places),
  });
  return moduleTask(deps, loaded, {
    id: `red-${commit.slice(0, 12)}`,
    role: "architect",
    packet,
    prompt: ruleOnRedPrompt,
    slots: {},
  });
}

/**
 * This module's round: back to its builder with the reason. Another module's that is merged: that one gets a further
 * round, and this one is checked again on top of it. Anything else is for a person.
 */
export async function commitRedRuling(deps: EngineDeps, seen: LoadedModule, attemptId: string): Promise<boolean> {
  const ruling = await replyOf(deps, attemptId, redRulingSchema);
  const loaded = await loadAgain(deps, seen);
  if (!loaded) return true;
  const { run, build, project } = loaded;
  const runs = await deps.facts.read.runs.list({ buildId: build.id });
  const round = currentRound(loaded);
  const tip = await must(deps.repositories.head(project.id, buildBranch(build)), `branch ${buildBranch(build)}`);
  const output = round.backReason ?? "";
  const reason = ruling.ok ? ruling.value.reason : `The architect's ruling could not be read: ${ruling.error}`;
  // Such a red is no builder's: the prompt has the architect say so by this word.
  const isBlueprints = reason.startsWith("Blueprint:");
  const named = ruling.ok && !isBlueprints ? ruling.value.module : undefined;
  return deps.facts.commit("rule-on-red", async (tx) => {
    if (named === run.moduleId) {
      const backReason = `${output}\n\nThe architect rules that this is yours: ${reason}`;
      if (!(await changeRun(tx, run, { status: "building" }))) return true;
      return changeRound(tx, round, { phase: "building", repairs: round.repairs + 1, backReason });
    }
    const other = mayGoBack(
      loaded,
      runs.find(({ moduleId }) => moduleId === named),
    );
    if (other && (await reopenRun(tx, other, { note: `${reason}\n\n${output}`, commit: tip, tip }))) {
      // It gives its place away meanwhile: the other module needs one.
      if (!(await changeRun(tx, run, { status: "waiting" }))) return true;
      return changeRound(tx, round, { phase: "joining", backReason: other.moduleId });
    }
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    await changeRound(tx, round, { phase: "done", outcome: "checks-stayed-red", endedAt: deps.clock.now() });
    await openDecision(deps, tx, {
      projectId: project.id,
      buildId: build.id,
      moduleId: run.moduleId,
      roundId: round.id,
      reason: "checks-stayed-red",
      detail: `Red in files that are not ${run.moduleId}'s. ${named === undefined ? "" : `The architect names ${named}: `}${reason}\n\n${output}`,
    });
    return true;
  });
}

/** Another module gets a further round when this build has merged it, and not for ever. */
function mayGoBack({ project }: LoadedModule, other: ModuleRun | undefined): ModuleRun | undefined {
  return other?.outcome === "merged" && other.rounds <= project.settings.reviews ? other : undefined;
}
