import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { buildWorkflowId, designWorkflowId, moduleWorkflowId } from "../workflows/ids.ts";
import { noProject } from "./refusals.ts";

/**
 * Deletes a project: first the order, which ends its requests and sandboxes within a second, then rows, repository
 * and worktrees. Work that still looks at it finds nothing and ends.
 */
export async function deleteProject(
  deps: Pick<EngineDeps, "facts" | "repositories" | "workflows" | "clock">,
  input: { readonly projectId: string },
) {
  const { projectId } = input;
  const { read } = deps.facts;
  const known = await deps.facts.commit("order-deletion", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project) return false;
    for (const build of await tx.builds.list({ projectId }))
      if (build.status !== "ended") await tx.builds.change(build.id, {}, { control: "cancel" });
    for (const design of await tx.designs.list({ projectId, status: "running" }))
      await tx.designs.change(design.id, {}, { control: "stop" });
    await tx.projects.change(projectId, {}, { deletedAt: deps.clock.now() });
    tx.log(projectId, { type: "project-deleted" });
    return true;
  });
  if (!known) return noProject();
  const builds = await read.builds.list({ projectId });
  const designs = await read.designs.list({ projectId });
  const runs = (await Promise.all(builds.map((build) => read.runs.list({ buildId: build.id })))).flat();
  await untilQuiet(deps, projectId);
  await deps.facts.commit("remove-project", (tx) => tx.removeProject(projectId));
  await deps.repositories.remove(projectId);
  await deps.workflows.wake(
    ...builds.map((build) => buildWorkflowId(build.id)),
    ...designs.map((design) => designWorkflowId(design.id)),
    ...runs.map((run) => moduleWorkflowId(run.id)),
  );
  return ok({ id: projectId });
}

const longestQuietMs = 5_000;

/** Attempts that were cut still have to be settled; nothing else is waited for. */
async function untilQuiet(deps: Pick<EngineDeps, "facts" | "clock">, projectId: string): Promise<void> {
  const end = deps.clock.now().getTime() + longestQuietMs;
  while (deps.clock.now().getTime() < end) {
    const running = await deps.facts.read.attempts.list({ projectId, status: "running" });
    if (running.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
