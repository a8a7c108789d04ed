import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineDeps } from "../engine-deps.ts";
import { buildWorkflowId, designWorkflowId } from "./ids.ts";
import { registered } from "./registry.ts";

/**
 * Starts the work of builds and designs whose rows were committed by a process that died before it could start it.
 * Starting what exists runs nothing.
 */
export async function startMissing(deps: Pick<EngineDeps, "facts">): Promise<void> {
  const { projects, builds, designs } = deps.facts.read;
  for (const { id: projectId } of await projects.list({ deletedAt: null })) {
    for (const { id, status } of await builds.list({ projectId }))
      if (status !== "ended") await startOnce("build", buildWorkflowId(id), id);
    for (const { id } of await designs.list({ projectId, status: "running" }))
      await startOnce("design", designWorkflowId(id), id);
  }
}

async function startOnce(kind: "build" | "design", workflowID: string, id: string): Promise<void> {
  if ((await DBOS.getWorkflowStatus(workflowID)) === null)
    await DBOS.startWorkflow(registered()[kind], { workflowID })(id);
}
