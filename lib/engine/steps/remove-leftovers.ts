import type { EngineDeps } from "../engine-deps.ts";
import { worktreeName } from "./branches.ts";

/**
 * Removes from a project's repository what its server left there when it died in the middle of something. The checkouts
 * of builds that go on stay; those of checks, which begin anew, and of builds that had ended do not.
 */
export async function removeLeftovers(
  deps: Pick<EngineDeps, "facts" | "repositories">,
  projectId: string,
): Promise<void> {
  const { builds, runs } = deps.facts.read;
  const live = (await builds.list({ projectId })).filter(({ status }) => status !== "ended");
  const kept = await Promise.all(
    live.map(async (build) =>
      (await runs.list({ buildId: build.id })).map(({ moduleId }) => worktreeName(build, moduleId)),
    ),
  );
  await deps.repositories.removeLeftovers(projectId, kept.flat());
}
