import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { BudgetStanding } from "../../domain/spend/budget.ts";
import { estimateProject } from "../../domain/spend/estimate-project.ts";
import { learnRoles } from "../../domain/spend/learn-roles.ts";
import type { Remaining } from "../../domain/spend/needed-cap.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { estimatedRoles } from "../queries/estimated-roles.ts";

/**
 * What is left of a build, or of the architect's work on the document, will cost: from the project's own attempts where
 * there are enough. Modules that have begun count for the upper end only. Answers for each budget its share.
 */
export async function remainingCost(
  deps: Pick<EngineDeps, "facts" | "catalog" | "installation" | "providers" | "clock">,
  { projectId, buildId, scripted }: Pick<AttemptSpec, "projectId" | "buildId" | "scripted">,
): Promise<(standing: Pick<BudgetStanding, "role">) => Remaining> {
  const { read } = deps.facts;
  const project = await read.projects.get(projectId);
  const runs = buildId === null ? [] : await read.runs.list({ buildId, outcome: null });
  const roles = await estimatedRoles(deps, { roles: project?.roles as never, scripted });
  const { byRole } = estimateProject({
    briefWords: 0,
    modules: { low: runs.filter(({ rounds }) => rounds === 0).length, high: runs.length },
    withDesign: buildId === null,
    reviews: project?.settings.reviews ?? 1,
    repairs: project?.settings.repairs ?? 0,
    roles: buildId === null ? roles.filter(({ role }) => role === "architect") : roles,
    learned: learnRoles(await read.attempts.list({ projectId, status: "ended" })),
  });
  return ({ role }) => {
    const shares = role === null ? byRole : byRole.filter((each) => each.role === role);
    return {
      lowPicoUsd: shares.reduce((sum, each) => sum + each.lowPicoUsd, 0n),
      highPicoUsd: shares.reduce((sum, each) => sum + each.highPicoUsd, 0n),
    };
  };
}
