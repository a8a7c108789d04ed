import { commitReview } from "../steps/commit-review.ts";
import type { LoadedModule } from "../steps/load-module.ts";
import { reviewTask } from "../steps/review-task.ts";
import { askModel } from "./ask-model.ts";
import type { Loop } from "./loop.ts";

/** One review of the round: asked for, its quotes proven, its outcome committed. */
export async function askReviewer(loop: Loop, loaded: LoadedModule): Promise<boolean> {
  const asked = await askModel(loop, await reviewTask(loop.deps, loaded));
  if (asked.do === "not-now") return false;
  return commitReview(loop.deps, loaded, asked.attemptId);
}
