import type { EngineDeps } from "../engine-deps.ts";
import { applyAnswer } from "../steps/apply-answer.ts";
import { builderTask } from "../steps/builder-task.ts";
import { commitAnswer, refuseAnswer } from "../steps/commit-answer.ts";
import { askModel } from "./ask-model.ts";
import { step } from "./loop.ts";

/** One answer of the builder: asked for, held to the rules, and committed on the module's branch. */
export async function askBuilder(deps: EngineDeps, runId: string, revision: number): Promise<boolean> {
  const task = await step("builder-packet", () => builderTask(deps, runId));
  const asked = await askModel(deps, task);
  if (asked.do === "not-now") return false;
  if (asked.do === "given-back" && asked.kind !== "truncated") {
    const reason = `The last answer could not be used (${asked.kind}).`;
    return step("refuse-answer", () => refuseAnswer(deps, runId, revision, reason));
  }
  const applied = await step("apply-answer", () => applyAnswer(deps, runId, asked.attemptId));
  return step("commit-answer", () => commitAnswer(deps, runId, revision, applied));
}
