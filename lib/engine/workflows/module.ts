import { assertNever } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { commitChecks, runChecks } from "../steps/check-round.ts";
import { decideModule } from "../steps/decide-module.ts";
import { commitJoin, joinTip } from "../steps/join-tip.ts";
import { leaveOut } from "../steps/leave-out.ts";
import { type ModulePlan, nextOfModule } from "../steps/next-of-module.ts";
import { reportUnexpected } from "../steps/report-unexpected.ts";
import { isPlaceFree, prepareRound, startRound } from "../steps/start-round.ts";
import { wakesAfter } from "../steps/wakes-after.ts";
import { askBuilder } from "./ask-builder.ts";
import { askReviewer } from "./ask-reviewer.ts";
import { askAboutBlocked, askAboutContest, askAboutRed } from "./ask-ruling.ts";
import { moduleWorkflowId } from "./ids.ts";
import { idleWaitMs, isEngineError, step, waitForWake, wake } from "./loop.ts";
import { queueMerge } from "./merge.ts";

/**
 * One module of one build, from its dependencies to its merge. The loop knows nothing but the facts: each turn asks
 * where the module stands, does the one thing that follows, and commits what came of it.
 */
export async function moduleWorkflow(deps: EngineDeps, runId: string): Promise<void> {
  let idle = 0;
  let worked = false;
  for (;;) {
    const plan = await step("plan", () => nextOfModule(deps, runId));
    if (plan.action.do === "done") return;
    if (await caught(deps, runId, () => perform(deps, runId, plan))) {
      idle = 0;
      worked = true;
      continue;
    }
    if (worked && (plan.action.do !== "wait" || !plan.works)) await freeing(deps, runId);
    worked = false;
    await waitForWake(idleWaitMs(idle++));
  }
}

/** What should not fail is put before a person with its reason, instead of ending the work without a word. */
async function caught(deps: EngineDeps, runId: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (isEngineError(error)) throw error;
    return step("unexpected", () => reportUnexpected(deps, runId, error));
  }
}

/**
 * Does the one thing that follows. Answers false when nothing could be done now, so that the loop waits for the facts
 * to change. Each commit holds only for the revision that the plan saw.
 */
async function perform(deps: EngineDeps, runId: string, { action, revision }: ModulePlan): Promise<boolean> {
  switch (action.do) {
    case "done":
    case "wait":
      return false;
    case "start-round": {
      if (!(await step("place", () => isPlaceFree(deps, runId)))) return false;
      const base = await step("prepare-round", () => prepareRound(deps, runId));
      return step("start-round", () => startRound(deps, runId, revision, action, base));
    }
    case "ask-builder":
      return askBuilder(deps, runId, revision);
    case "check": {
      const checked = await step("checks", () => runChecks(deps, runId));
      return step("commit-checks", () => commitChecks(deps, runId, revision, checked));
    }
    case "rule-on-blocked":
      return askAboutBlocked(deps, runId, revision);
    case "rule-on-contest":
      return askAboutContest(deps, runId, revision, action.findingId);
    case "review":
      return askReviewer(deps, runId, revision);
    case "merge":
      return queueMerge(deps, runId, revision);
    case "decide":
      return step("decide", () => decideModule(deps, runId, revision, action.reason));
    case "leave-out":
      return step("leave-out", () => leaveOut(deps, runId, revision));
    case "rule-on-red":
      return askAboutRed(deps, runId, revision);
    case "join": {
      const joined = await step("join", () => joinTip(deps, runId));
      return step("commit-join", () => commitJoin(deps, runId, revision, joined));
    }
    default:
      return assertNever(action);
  }
}

/** A module that no longer works frees its place, and others may depend on how it ended. */
async function freeing(deps: EngineDeps, runId: string): Promise<void> {
  const others = await step("wakes", () => wakesAfter(deps, runId));
  await wake(others.filter((id) => id !== moduleWorkflowId(runId)));
}
