import type { EngineDeps } from "../engine-deps.ts";

/** Removes a deleted project whose work has ended: its rows, then its repository and worktrees. */
export async function removeProject(
  deps: Pick<EngineDeps, "facts" | "repositories">,
  projectId: string,
): Promise<void> {
  // The folders first: without its row nobody would come back for them.
  await deps.repositories.remove(projectId);
  await deps.facts.commit("remove-project", (tx) => tx.removeProject(projectId));
}
