import { commitIntegration, integrationTask } from "../steps/integration-review.ts";
import { nextOfBuild } from "../steps/next-of-build.ts";
import { askModel } from "./ask-model.ts";
import { idleWaitMs, type Loop } from "./loop.ts";

/** One review of the whole: each finding goes to the module that owns its path. */
export async function reviewWhole(loop: Loop, buildId: string): Promise<void> {
  const since = loop.mark();
  const task = await integrationTask(loop.deps, buildId);
  const asked = await askModel(loop, task);
  if (asked.do === "not-now") {
    // Where no cap pays for it and nobody is to be asked, the build goes on without it.
    if ((await nextOfBuild(loop.deps, buildId)).do !== "review-whole") return;
    return loop.wait(since, idleWaitMs(0));
  }
  await commitIntegration(loop.deps, buildId, task.id, asked.attemptId);
}
