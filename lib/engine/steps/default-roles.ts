import type { ModelRef, ProviderId, RoleAssignments } from "../../domain/routing/role.ts";
import type { Catalog } from "../ports/catalog.ts";

/** What holds where nothing is assigned: the catalogue's newest, or the same names played from a script. */
export function defaultRoles(catalog: Catalog, provider?: ProviderId): RoleAssignments {
  const as = (ref: ModelRef): ModelRef => (provider ? { provider, model: ref.model } : ref);
  return {
    architect: [as(catalog.defaultFor("architect"))],
    reviewer: [as(catalog.defaultFor("reviewer"))],
    builder: [as(catalog.defaultFor("builder"))],
    designer: [as(catalog.defaultFor("designer"))],
  };
}
