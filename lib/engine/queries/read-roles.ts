import type { RolesView } from "../../domain/api/settings.ts";
import { isSameModel } from "../../domain/routing/base-model.ts";
import { presets } from "../../domain/routing/presets.ts";
import { type Role, type RoleAssignments, roles } from "../../domain/routing/role.ts";
import { label } from "../../domain/routing/route-task.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { defaultRoles } from "../steps/default-roles.ts";

const does: Record<Role, string> = {
  architect: "Writes the blueprint, proposes changes, rules on what cannot be met.",
  builder: "Builds and fixes modules.",
  designer: "Builds and fixes modules of kind ui; without models of its own, the builder does.",
  reviewer: "Judges rounds, and is never the model that wrote them.",
  debugger: "Takes what crosses modules; without models of its own, the architect does.",
  explorer: "Reads existing code; without models of its own, the architect does.",
};

/** Which models do a role's work, with defaults and presets, and what is odd about it. */
export async function readRoles(deps: Pick<EngineDeps, "installation" | "catalog" | "providers">): Promise<RolesView> {
  const assigned = await deps.installation.roles();
  const defaults = defaultRoles(deps.catalog, deps.providers.list());
  return {
    assigned: mutable(assigned),
    defaults: mutable(defaults),
    presets: presets(deps.catalog.defaultFor("architect"), deps.catalog.defaultFor("builder")).map((preset) => ({
      ...preset,
      roles: mutable(preset.roles),
    })),
    roles: roles.map((role) => ({ role, does: does[role] })),
    warnings: warningsOn({ ...defaults, ...assigned }, deps),
  };
}

function warningsOn(all: RoleAssignments, deps: Pick<EngineDeps, "providers">): string[] {
  const warnings: string[] = [];
  const ready = new Set<string>(deps.providers.list().flatMap(({ id, ready }) => (ready ? [id] : [])));
  for (const role of ["architect", "builder", "reviewer"] as const) {
    const chain = all[role] ?? [];
    const unready = chain.filter(({ provider }) => !ready.has(provider));
    if (unready.length === chain.length)
      warnings.push(`Nobody can be the ${role}: ${unready.map(label).join(", ") || "no model"} has no key.`);
  }
  const [builder] = all.builder ?? [];
  const reviewers = [...(all.reviewer ?? []), ...(all.architect ?? [])];
  if (builder && reviewers.every((reviewer) => isSameModel(reviewer.model, builder.model)))
    warnings.push(`${label(builder)} builds and reviews: it judges its own work. Configure a second model.`);
  return warnings;
}

function mutable(roles: RoleAssignments): RolesView["assigned"] {
  return Object.fromEntries(Object.entries(roles).map(([role, chain]) => [role, chain ? [...chain] : []]));
}
