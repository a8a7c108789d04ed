import type { EngineDeps } from "../engine-deps.ts";
import { commitReview } from "../steps/commit-review.ts";
import { reviewTask } from "../steps/review-task.ts";
import { askModel } from "./ask-model.ts";
import { step } from "./loop.ts";

/** One review of the round: asked for, its quotes proven, its outcome committed. */
export async function askReviewer(deps: EngineDeps, runId: string, revision: number): Promise<boolean> {
  const task = await step("review-packet", () => reviewTask(deps, runId));
  const asked = await askModel(deps, task);
  if (asked.do === "not-now") return false;
  return step("commit-review", () => commitReview(deps, runId, revision, asked.attemptId));
}
