import { assertNever } from "../../domain/result.ts";
import { commitChecks, runChecks } from "../steps/check-round.ts";
import { decideModule } from "../steps/decide-module.ts";
import { commitJoin, joinTip } from "../steps/join-tip.ts";
import { leaveOut } from "../steps/leave-out.ts";
import { type ModulePlan, nextOfModule } from "../steps/next-of-module.ts";
import { queueMerge } from "../steps/queue-merge.ts";
import { reportUnexpected } from "../steps/report-unexpected.ts";
import { isPlaceFree, prepareRound, startRound } from "../steps/start-round.ts";
import { askBuilder } from "./ask-builder.ts";
import { askReviewer } from "./ask-reviewer.ts";
import { askAboutBlocked, askAboutContest, askAboutRed } from "./ask-ruling.ts";
import { buildLoop, endedKey, idleWaitMs, type Loop, mergesLoop, placeKey } from "./loop.ts";

/**
 * One module of one build, from its dependencies to its merge. The loop knows nothing but the facts: each turn asks
 * where the module stands, does the one thing that follows, and commits what came of it.
 */
export async function moduleWork(loop: Loop, runId: string): Promise<void> {
  let idle = 0;
  let worked = false;
  for (;;) {
    const since = loop.mark();
    const plan = await nextOfModule(loop.deps, runId);
    if (plan === undefined || plan.action.do === "done") return;
    if (await caught(loop, runId, () => perform(loop, plan))) {
      idle = 0;
      worked = true;
      continue;
    }
    // What was tried may have ended the module: it is left out where no cap pays for it.
    const now = plan.action.do === "wait" ? plan : await nextOfModule(loop.deps, runId);
    if (now === undefined) return;
    if (worked) tellOthers(loop, now);
    worked = false;
    await loop.wait(since, idleWaitMs(idle++), waitsFor(plan));
  }
}

/** Others may depend on how the module ended, or wait for the place that it has freed. */
function tellOthers(loop: Loop, { loaded: { run }, works, action }: ModulePlan): void {
  if (run.status === "ended") loop.tell(endedKey(run.id), buildLoop(run.buildId));
  if (action.do !== "wait" || !works) loop.tell(placeKey);
}

/** Besides its name: the modules that it still depends on, all of them, or a free place. */
function waitsFor({ action, missing }: ModulePlan): readonly string[] {
  if (action.do === "start-round") return [placeKey];
  return missing.map(endedKey);
}

/** What should not fail is put before a person with its reason, instead of ending the work without a word. */
async function caught(loop: Loop, runId: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (loop.isHandledBelow(error)) throw error;
    return reportUnexpected(loop.deps, runId, error);
  }
}

/**
 * Does the one thing that follows. Answers false when nothing could be done now, so that the loop waits for the facts
 * to change. Each commit holds only for the revision that the plan saw.
 */
async function perform(loop: Loop, { action, loaded }: ModulePlan): Promise<boolean> {
  const { deps } = loop;
  switch (action.do) {
    case "done":
    case "wait":
      return false;
    case "start-round":
      if (!(await isPlaceFree(deps, loaded))) return false;
      return startRound(deps, loaded, action, await prepareRound(deps, loaded));
    case "ask-builder":
      return askBuilder(loop, loaded);
    case "check":
      return commitChecks(deps, loaded, await runChecks(deps, loaded));
    case "rule-on-blocked":
      return askAboutBlocked(loop, loaded);
    case "rule-on-contest":
      return askAboutContest(loop, loaded, action.findingId);
    case "review":
      return askReviewer(loop, loaded);
    case "merge":
      await queueMerge(deps, loaded);
      loop.tell(mergesLoop(loaded.build.id));
      return true;
    case "decide":
      return decideModule(deps, loaded, action.reason);
    case "leave-out":
      return leaveOut(deps, loaded);
    case "rule-on-red":
      return askAboutRed(loop, loaded);
    case "join":
      return commitJoin(deps, loaded, await joinTip(deps, loaded));
    default:
      return assertNever(action);
  }
}
