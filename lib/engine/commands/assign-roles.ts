import { ok } from "../../domain/result.ts";
import type { RoleAssignments } from "../../domain/routing/role.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { wakeEverybody } from "../steps/wake-everybody.ts";
import { refuse } from "./refusals.ts";

/** Says which models do each role's work in every project that has no say of its own. */
export async function assignRoles(
  deps: Pick<EngineDeps, "installation" | "catalog" | "providers" | "facts" | "wakes">,
  roles: RoleAssignments,
) {
  const own = new Set(deps.providers.list().flatMap(({ id, model }) => (model === null ? [] : [`${id}/${model}`])));
  for (const [role, chain] of Object.entries(roles))
    for (const ref of chain ?? [])
      if (ref.provider !== "openai" && !deps.catalog.model(ref) && !own.has(`${ref.provider}/${ref.model}`))
        return refuse(
          "model-unknown",
          `${ref.provider} has no model ${ref.model} that is known here (role ${role}). Choose one of the models page.`,
        );
  await deps.installation.putRoles(roles);
  // What waits for a model may have another one now.
  await wakeEverybody(deps);
  return ok({ roles });
}
