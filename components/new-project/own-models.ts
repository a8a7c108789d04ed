import type { ProjectPatch } from "#lib/domain/api/project.ts";
import type { Role, RoleAssignments } from "#lib/domain/routing/role.ts";
import { type BriefDraft, modelOf } from "./brief-draft.ts";

type Models = BriefDraft["models"];

/** The first choice of each role that a project has models of its own for. */
export function ownModels(roles: RoleAssignments): Models {
  const firsts = Object.entries(roles).flatMap(([role, [first]]) =>
    first ? [[role, `${first.provider}/${first.model}`] as const] : [],
  );
  return Object.fromEntries(firsts);
}

/** The project's roles with other first choices. What came behind a first choice stays; without one, nothing does. */
export function withModels(roles: RoleAssignments, models: Models): NonNullable<ProjectPatch["roles"]> {
  const chains = Object.entries(models).flatMap(([role, id]) => {
    const model = id ? modelOf(id) : undefined;
    if (!model) return [];
    const [, ...others] = roles[role as Role] ?? [];
    const rest = others.filter((other) => other.provider !== model.provider || other.model !== model.model);
    return [[role, [model, ...rest]] as const];
  });
  return Object.fromEntries(chains);
}
