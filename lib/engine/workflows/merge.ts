import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineDeps } from "../engine-deps.ts";
import { commitMerge, dropMerge, mergeModule, reportMerge } from "../steps/merge-module.ts";
import { queueMergeRow } from "../steps/queue-merge.ts";
import { wakesAfter } from "../steps/wakes-after.ts";
import { mergeWorkflowId } from "./ids.ts";
import { isEngineError, step, wakeNow } from "./loop.ts";
import { registered } from "./registry.ts";

/** Puts a module into its project's merge queue; modules of one project are merged one after the other. */
export async function queueMerge(deps: EngineDeps, runId: string, revision: number): Promise<boolean> {
  const merge = await step("queue-merge", () => queueMergeRow(deps, runId, revision));
  if (!merge) return true;
  await DBOS.startWorkflow(registered().merge, {
    workflowID: mergeWorkflowId(merge.id),
    queueName: "merges",
    enqueueOptions: { queuePartitionKey: merge.projectId },
  })(merge.id, runId);
  return true;
}

/** Merges one module onto the build branch, checked there, and wakes whoever waited for it. */
export async function mergeWorkflow(deps: EngineDeps, mergeId: string, runId: string): Promise<void> {
  try {
    const merged = await step("merge", () => mergeModule(deps, mergeId));
    if (merged) await step("commit-merge", () => commitMerge(deps, mergeId, merged));
    else await step("drop-merge", () => dropMerge(deps, mergeId));
  } catch (error) {
    if (isEngineError(error)) throw error;
    await step("unexpected", () => reportMerge(deps, mergeId, error));
  }
  await step("wakes", async () => wakeNow(await wakesAfter(deps, runId)));
}
