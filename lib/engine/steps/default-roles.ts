import type { ModelRef, RoleAssignments } from "../../domain/routing/role.ts";
import type { Catalog } from "../ports/catalog.ts";
import type { ProviderAccess } from "../ports/providers.ts";

const assigned = ["architect", "reviewer", "builder", "designer"] as const;

/**
 * What holds where nothing is assigned: the catalogue's newest of each class. Where its provider has no key, whoever
 * has one does the role's work, so that one key is enough to begin with.
 */
export function defaultRoles(catalog: Catalog, providers: readonly ProviderAccess[]): RoleAssignments {
  const ready = (ref: ModelRef) => providers.some(({ id, ready }) => id === ref.provider && ready);
  const standIns = [catalog.defaultFor("architect"), catalog.defaultFor("builder"), ...ownModels(providers)];
  return Object.fromEntries(
    assigned.map((role) => {
      const usual = catalog.defaultFor(role);
      const model = ready(usual) ? usual : (standIns.find(ready) ?? usual);
      return [role, [model]];
    }),
  );
}

/** The same names, played from a script. */
export function scriptedRoles(catalog: Catalog): RoleAssignments {
  return Object.fromEntries(
    assigned.map((role) => [role, [{ provider: "scripted", model: catalog.defaultFor(role).model }]]),
  );
}

/** What an OpenAI-compatible server of one's own offers. */
function ownModels(providers: readonly ProviderAccess[]): readonly ModelRef[] {
  return providers.flatMap(({ id, model }) => (model === null ? [] : [{ provider: id, model }]));
}
