import type { RoleAssignments } from "../../domain/routing/role.ts";
import { routeTask } from "../../domain/routing/route-task.ts";
import type { EstimateQuestion } from "../../domain/spend/estimate-project.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { defaultRoles, scriptedRoles } from "../steps/default-roles.ts";

const estimated = ["architect", "builder", "designer", "reviewer"] as const;

/** Who would do the work now, with today's prices: what an estimate is made of. */
export async function estimatedRoles(
  deps: Pick<EngineDeps, "catalog" | "installation" | "providers" | "clock">,
  project: { readonly roles?: RoleAssignments | undefined; readonly scripted?: boolean | undefined },
): Promise<EstimateQuestion["roles"]> {
  const defaults = project.scripted ? scriptedRoles(deps.catalog) : defaultRoles(deps.catalog, deps.providers.list());
  const installation = project.scripted ? {} : await deps.installation.roles();
  const at = deps.clock.now();
  return estimated.flatMap((role) => {
    const route = routeTask({
      role,
      chains: { project: project.roles ?? {}, installation, defaults },
      isReady: () => true,
      spent: [],
      escalated: false,
    });
    if (!route.ok) return [];
    const { model } = route.value;
    const card = deps.catalog.price(model, at);
    return [{ role, model: model.model, ...(card && { card }) }];
  });
}
