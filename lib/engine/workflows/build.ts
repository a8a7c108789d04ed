import { DBOS } from "@dbos-inc/dbos-sdk";
import type { BuildAction } from "../../domain/build/plan-build.ts";
import { assertNever } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { checkWhole, commitWhole } from "../steps/check-whole.ts";
import { finishBuild } from "../steps/finish-build.ts";
import { nextOfBuild } from "../steps/next-of-build.ts";
import { ensureBranch } from "../steps/open-build.ts";
import { reportUnexpectedBuild } from "../steps/report-unexpected.ts";
import { runsToStart } from "../steps/runs-to-start.ts";
import { moduleWorkflowId } from "./ids.ts";
import { idleWaitMs, isEngineError, step, waitForWake, wake } from "./loop.ts";
import { registered } from "./registry.ts";
import { reviewWhole } from "./review-whole.ts";

/** One build: all its modules at once, each waiting for its own dependencies; then the whole, then `main`. */
export async function buildWorkflow(deps: EngineDeps, buildId: string): Promise<void> {
  await step("branch", () => ensureBranch(deps, buildId));
  // Dependants first, so that whoever is woken exists.
  for (const runId of await step("runs", () => runsToStart(deps, buildId)))
    await DBOS.startWorkflow(registered().module, { workflowID: moduleWorkflowId(runId) })(runId);
  for (let idle = 0; ; ) {
    const action = await step("plan", () => nextOfBuild(deps, buildId));
    switch (action.do) {
      case "done":
        return;
      case "wait":
        await waitForWake(idleWaitMs(idle++));
        continue;
      default:
        await caught(deps, buildId, () => perform(deps, buildId, action));
    }
    idle = 0;
    await wake((await step("runs", () => runsToStart(deps, buildId))).map(moduleWorkflowId));
  }
}

type Work = Exclude<BuildAction, { do: "done" | "wait" }>;

async function perform(deps: EngineDeps, buildId: string, action: Work): Promise<void> {
  switch (action.do) {
    case "check-whole": {
      const checked = await step("check-whole", () => checkWhole(deps, buildId));
      return step("commit-whole", () => commitWhole(deps, buildId, checked));
    }
    case "review-whole":
      return reviewWhole(deps, buildId);
    case "finish":
      return step("finish", () => finishBuild(deps, buildId, action.outcome));
    default:
      return assertNever(action);
  }
}

/** As in a module: what should not fail is put before a person instead of ending the build without a word. */
async function caught(deps: EngineDeps, buildId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isEngineError(error)) throw error;
    await step("unexpected", () => reportUnexpectedBuild(deps, buildId, error));
  }
}
