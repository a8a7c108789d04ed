import type { ModuleAction } from "../../domain/build/plan-module.ts";
import { assertNever } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { commitChecks, runChecks } from "../steps/check-round.ts";
import { decideModule } from "../steps/decide-module.ts";
import { leaveOut } from "../steps/leave-out.ts";
import { nextOfModule } from "../steps/next-of-module.ts";
import { reportUnexpected } from "../steps/report-unexpected.ts";
import { prepareRound, startRound } from "../steps/start-round.ts";
import { wakesAfter } from "../steps/wakes-after.ts";
import { askBuilder } from "./ask-builder.ts";
import { askReviewer } from "./ask-reviewer.ts";
import { askAboutBlocked, askAboutContest } from "./ask-ruling.ts";
import { idleWaitMs, isEngineError, step, waitForWake, wake } from "./loop.ts";
import { queueMerge } from "./merge.ts";

/**
 * One module of one build, from its dependencies to its merge. The loop knows nothing but the facts: each turn asks
 * where the module stands, does the one thing that follows, and commits what came of it.
 */
export async function moduleWorkflow(deps: EngineDeps, runId: string): Promise<void> {
  for (let idle = 0; ; ) {
    const action = await step("plan", () => nextOfModule(deps, runId));
    if (action.do === "done") return;
    if (await caught(deps, runId, () => perform(deps, runId, action))) idle = 0;
    else await waitForWake(idleWaitMs(idle++));
  }
}

/** What should not fail is put before a person with its reason, instead of ending the work without a word. */
async function caught(deps: EngineDeps, runId: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (isEngineError(error)) throw error;
    return reportUnexpected(deps, runId, error);
  }
}

/** Answers false when nothing could be done now, so that the loop waits for the facts to change. */
async function perform(
  deps: EngineDeps,
  runId: string,
  action: Exclude<ModuleAction, { do: "done" }>,
): Promise<boolean> {
  switch (action.do) {
    case "wait":
      return false;
    case "start-round":
      return startRound(deps, runId, action, await step("prepare-round", () => prepareRound(deps, runId)));
    case "ask-builder":
      return askBuilder(deps, runId);
    case "check":
      return commitChecks(deps, runId, await step("checks", () => runChecks(deps, runId)));
    case "rule-on-blocked":
      return askAboutBlocked(deps, runId);
    case "rule-on-contest":
      return askAboutContest(deps, runId, action.findingId);
    case "review":
      return askReviewer(deps, runId);
    case "merge":
      return queueMerge(deps, runId);
    case "decide":
      return freeing(deps, runId, await decideModule(deps, runId, action.reason));
    case "leave-out":
      return freeing(deps, runId, await leaveOut(deps, runId));
    default:
      return assertNever(action);
  }
}

/** A module that no longer works frees its place, and others may depend on how it ended. */
async function freeing(deps: EngineDeps, runId: string, done: boolean): Promise<boolean> {
  const others = await step("wakes", () => wakesAfter(deps, runId));
  await wake(others.filter((id) => !id.endsWith(runId)));
  return done;
}
