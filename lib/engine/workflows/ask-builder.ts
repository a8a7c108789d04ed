import { applyAnswer } from "../steps/apply-answer.ts";
import { builderTask } from "../steps/builder-task.ts";
import { commitAnswer } from "../steps/commit-answer.ts";
import type { LoadedModule } from "../steps/load-module.ts";
import { askModel } from "./ask-model.ts";
import type { Loop } from "./loop.ts";

/** One answer of the builder: asked for, held to the rules, and committed on the module's branch. */
export async function askBuilder(loop: Loop, loaded: LoadedModule): Promise<boolean> {
  const { deps } = loop;
  const asked = await askModel(loop, await builderTask(deps, loaded));
  if (asked.do === "not-now") return false;
  return commitAnswer(deps, loaded, await applyAnswer(deps, loaded, asked.attemptId));
}
