import type { ProjectView } from "#lib/domain/api/project.ts";

/** Requests that run for the project's build; the architect may write on the document beside it. */
export function runningOfBuild({ attempts }: Pick<ProjectView, "attempts">): number {
  return attempts.filter(({ promptId }) => !promptId.endsWith("-blueprint")).length;
}
