import type { Build } from "../../domain/build/build.ts";

interface Origin {
  readonly build: Pick<Build, "number" | "version">;
  readonly moduleId?: string;
  readonly round?: number;
  readonly attemptId?: string;
  readonly model?: string;
}

/** Trailers that lead from a commit back to the work that made it. */
export function trailers({ build, moduleId, round, attemptId, model }: Origin): Readonly<Record<string, string>> {
  return {
    "Groundplan-Build": String(build.number),
    "Groundplan-Blueprint": `v${build.version}`,
    ...(moduleId !== undefined && { "Groundplan-Module": moduleId }),
    ...(round !== undefined && { "Groundplan-Round": String(round) }),
    ...(attemptId !== undefined && { "Groundplan-Attempt": attemptId }),
    ...(model !== undefined && { "Groundplan-Model": model }),
  };
}
