import type { ProjectView } from "#lib/domain/api/project.ts";

/** Whether the newest build brought everything of the approved version to main, so that nothing is left to be built. */
export function isAllBuilt({ build, approvedVersion }: Pick<ProjectView, "build" | "approvedVersion">): boolean {
  return build?.outcome === "merged" && build.version === approvedVersion;
}
