import { commitReview } from "../steps/commit-review.ts";
import { reviewTask } from "../steps/review-task.ts";
import { askModel } from "./ask-model.ts";
import type { Loop } from "./loop.ts";

/** One review of the round: asked for, its quotes proven, its outcome committed. */
export async function askReviewer(loop: Loop, runId: string, revision: number): Promise<boolean> {
  const asked = await askModel(loop, await reviewTask(loop.deps, runId));
  if (asked.do === "not-now") return false;
  return commitReview(loop.deps, runId, revision, asked.attemptId);
}
