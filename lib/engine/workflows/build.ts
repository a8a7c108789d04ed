import { DBOS } from "@dbos-inc/dbos-sdk";
import { assertNever } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { checkWhole, commitWhole } from "../steps/check-whole.ts";
import { finishBuild } from "../steps/finish-build.ts";
import { nextOfBuild } from "../steps/next-of-build.ts";
import { runsToStart } from "../steps/runs-to-start.ts";
import { moduleWorkflowId } from "./ids.ts";
import { idleWaitMs, step, waitForWake, wake } from "./loop.ts";
import { registered } from "./registry.ts";
import { reviewWhole } from "./review-whole.ts";

/** One build: all its modules at once, each waiting for its own dependencies; then the whole, then `main`. */
export async function buildWorkflow(deps: EngineDeps, buildId: string): Promise<void> {
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
      case "check-whole": {
        const checked = await step("check-whole", () => checkWhole(deps, buildId));
        await step("commit-whole", () => commitWhole(deps, buildId, checked));
        break;
      }
      case "review-whole":
        await reviewWhole(deps, buildId);
        break;
      case "finish":
        await step("finish", () => finishBuild(deps, buildId, action.outcome));
        break;
      default:
        assertNever(action);
    }
    idle = 0;
    await wake((await step("runs", () => runsToStart(deps, buildId))).map(moduleWorkflowId));
  }
}
