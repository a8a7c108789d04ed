import type { EngineDeps } from "../engine-deps.ts";

/** Removes a deleted project whose work has ended: its folder, its rows, and the texts that were its alone. */
export async function removeProject(
  deps: Pick<EngineDeps, "facts" | "repositories" | "artifacts">,
  projectId: string,
): Promise<void> {
  await deps.facts.commit("remove-project", async (tx) => {
    // A preview that some server is just keeping is waited for, and none is kept after.
    await tx.lockProjectAlone(projectId);
    // Files before the commit: without its row nobody would come back for them. The folder first, which may take a
    // while: rows of texts that other projects have, too, are locked from there on.
    await deps.repositories.remove(projectId);
    await deps.artifacts.removeFiles(await tx.removeProject(projectId));
  });
}
