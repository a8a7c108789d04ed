import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { noProject } from "./refusals.ts";

/** How long a person is kept waiting; what takes longer is removed all the same, by whoever works on the project. */
const longestWaitMs = 10_000;
const lookMs = 50;

/**
 * Deletes a project: the order is a fact. The server that works on the project ends its requests and sandboxes within
 * a second, then removes rows, repository and worktrees. Should that server die, another one does it.
 */
export async function deleteProject(
  deps: Pick<EngineDeps, "facts" | "wakes" | "clock">,
  { projectId }: { readonly projectId: string },
) {
  const known = await deps.facts.commit("order-deletion", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project) return false;
    if (project.deletedAt === null) {
      await tx.projects.change(projectId, {}, { deletedAt: deps.clock.now() });
      tx.log(projectId, { type: "project-deleted" });
    }
    return true;
  });
  if (!known) return noProject();
  await deps.wakes.tell(projectId);
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookMs) {
    if ((await deps.facts.read.projects.get(projectId)) === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return ok({ id: projectId });
}
