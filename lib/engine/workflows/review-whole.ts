import type { EngineDeps } from "../engine-deps.ts";
import { commitIntegration, integrationTask } from "../steps/integration-review.ts";
import { askModel } from "./ask-model.ts";
import { idleWaitMs, step, waitForWake } from "./loop.ts";

/** One review of the whole: each finding goes to the module that owns its path. */
export async function reviewWhole(deps: EngineDeps, buildId: string): Promise<void> {
  const task = await step("integration-packet", () => integrationTask(deps, buildId));
  const asked = await askModel(deps, task);
  if (asked.do === "not-now") {
    await waitForWake(idleWaitMs(0));
    return;
  }
  await step("commit-integration", () => commitIntegration(deps, buildId, task.id, asked.attemptId));
}
