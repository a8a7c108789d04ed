import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";

/** The version once its approval and what follows it have ended, on whichever server; it goes on if the caller leaves. */
export async function approvalEnded(
  { facts, announcements }: Pick<EngineDeps, "facts" | "announcements">,
  { id, projectId }: BlueprintVersion,
): Promise<BlueprintVersion | undefined> {
  let news = Promise.withResolvers<void>();
  const stop = announcements.onEvents(projectId, () => news.resolve());
  try {
    for (;;) {
      news = Promise.withResolvers();
      const [row, project] = await Promise.all([facts.read.versions.get(id), facts.read.projects.get(projectId)]);
      if (!row || !project || project.deletedAt !== null) return undefined;
      if (row.approval !== "running" && row.approvalThen === null) return row;
      await news.promise;
    }
  } finally {
    stop();
  }
}
