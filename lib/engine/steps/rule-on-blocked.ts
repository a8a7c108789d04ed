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
import { openDesign } from "./open-design.ts";
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
 * A refusal sends the way to do it back to the builder and costs no round. An acceptance sets the architect to a
 * proposal for change and stops the module: the person accepts the proposal by hunks, and says how to go on.
 */
export async function commitBlockedRuling(deps: EngineDeps, seen: LoadedModule, attemptId: string): Promise<boolean> {
  const ruling = await replyOf(deps, attemptId, blockedRulingSchema);
  const loaded = await loadAgain(deps, seen);
  if (!loaded) return true;
  const { run, project } = loaded;
  const round = currentRound(loaded);
  const said = round.backReason ?? "";
  const done = await deps.facts.commit("rule-on-blocked", async (tx) => {
    if (ruling.ok && ruling.value.is === "refused") {
      const how = ruling.value.how ?? ruling.value.reason;
      const backReason = `You answered blocked: ${said}\nThe architect refuses this: ${ruling.value.reason}\nHow to do it: ${how}`;
      if (!(await changeRun(tx, run, { status: "building" }))) return true;
      return changeRound(tx, round, { phase: "building", refusals: round.refusals + 1, backReason });
    }
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    await changeRound(tx, round, { phase: "done", outcome: "blocked", endedAt: deps.clock.now() });
    const proposes = ruling.ok && project.script === null;
    if (proposes)
      await openDesign(deps, tx, {
        id: proposalId(round.id),
        projectId: project.id,
        kind: "change",
        request: requestFor(run.moduleId, said, ruling.value.reason),
      });
    const ruled = ruling.ok
      ? `The architect agrees: ${ruling.value.reason}`
      : `The architect's ruling could not be read: ${ruling.error}`;
    await openDecision(deps, tx, {
      projectId: project.id,
      buildId: run.buildId,
      moduleId: run.moduleId,
      roundId: round.id,
      reason: "blocked",
      detail: `The builder says: ${said}\n${ruled}${proposes ? `\n${onProposal}` : ""}`,
    });
    return true;
  });
  // The proposal is work of its own, which somebody has to take up.
  await deps.wakes.tell(project.id);
  return done;
}

const onProposal =
  "It writes a proposal for change now: on the blueprint page you see what it makes stale and costs, and accept or reject each piece. Approve the changed version, then choose here how to go on.";

/** One proposal for each round that ended so. */
const proposalId = (roundId: string) => `${roundId}:change`;

function requestFor(moduleId: string, said: string, reason: string): string {
  return `The builder of ${moduleId} says that the blueprint cannot be met: ${said}\n\nThe architect's ruling: it is right. ${reason}\n\nWanted: the change that lets ${moduleId} be built.`;
}
