import type { EngineDeps } from "../engine-deps.ts";

/** Lets all that is under way look at the facts again: what it waits for may have changed for every project at once. */
export async function wakeEverybody({ facts, wakes }: Pick<EngineDeps, "facts" | "wakes">): Promise<void> {
  const designs = await facts.read.designs.list({ status: "running" });
  const builds = await facts.read.builds.list({ status: "running" });
  const projectIds = new Set([...designs, ...builds].map(({ projectId }) => projectId));
  for (const projectId of projectIds) await wakes.tell(projectId);
}
