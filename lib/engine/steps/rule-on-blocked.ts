import { type Blocked, blockedKinds } from "../../domain/build/answer.ts";
import { blockedPacket } from "../../domain/review/ruling-packets.ts";
import { blockedRulingSchema } from "../../domain/review/verdict.ts";
import { ruleOnBlockedPrompt } from "../../prompts/rule-on-blocked/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule, loadAgain } from "./load-module.ts";
import { moduleTask } from "./module-task.ts";
import type { Task } from "./next-of-task.ts";
import { openDecision } from "./open-decision.ts";
import { ownedFiles } from "./owned-files.ts";
import { replyOf } from "./reply-of.ts";

/** The question to the architect: can the blueprint be met, against what the builder says? */
export async function blockedTask(deps: EngineDeps, loaded: LoadedModule): Promise<Task> {
  const { blueprint, module } = loaded;
  const round = currentRound(loaded);
  const packet = blockedPacket({
    blueprint,
    moduleId: module.id,
    blocked: blockedOf(round.backReason ?? ""),
    files: await ownedFiles(deps, loaded, round.commit ?? round.baseCommit),
  });
  return moduleTask(deps, loaded, {
    id: `blocked-${round.answers}`,
    role: "architect",
    packet,
    prompt: ruleOnBlockedPrompt,
    slots: {},
  });
}

/** A blocked answer as the round keeps it: `kind: evidence`. */
function blockedOf(kept: string): Blocked {
  const by = blockedKinds.find((kind) => kept.startsWith(`${kind}: `));
  return by ? { by, evidence: kept.slice(by.length + 2) } : { by: "contract", evidence: kept };
}

/**
 * A refusal sends the way to do it back to the builder and costs no round. An acceptance is put to the person: the
 * blueprint has to change, which stops this module until it does.
 */
export async function commitBlockedRuling(deps: EngineDeps, seen: LoadedModule, attemptId: string): Promise<boolean> {
  const ruling = await replyOf(deps, attemptId, blockedRulingSchema);
  const loaded = await loadAgain(deps, seen);
  if (!loaded) return true;
  const { run, project } = loaded;
  const round = currentRound(loaded);
  const said = round.backReason ?? "";
  return deps.facts.commit("rule-on-blocked", async (tx) => {
    if (ruling.ok && ruling.value.is === "refused") {
      const how = ruling.value.how ?? ruling.value.reason;
      const backReason = `You answered blocked: ${said}\nThe architect refuses this: ${ruling.value.reason}\nHow to do it: ${how}`;
      if (!(await changeRun(tx, run, { status: "building" }))) return true;
      return changeRound(tx, round, { phase: "building", refusals: round.refusals + 1, backReason });
    }
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    await changeRound(tx, round, { phase: "done", outcome: "blocked", endedAt: deps.clock.now() });
    const ruled = ruling.ok
      ? `The architect agrees: ${ruling.value.reason}\nAsk the architect for the change on the blueprint page; its impact and price are shown before anything is built.`
      : `The architect's ruling could not be read: ${ruling.error}`;
    await openDecision(deps, tx, {
      projectId: project.id,
      buildId: run.buildId,
      moduleId: run.moduleId,
      roundId: round.id,
      reason: "blocked",
      detail: `The builder says: ${said}\n${ruled}`,
    });
    return true;
  });
}
