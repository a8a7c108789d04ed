import type { RolesView } from "#lib/domain/api/settings.ts";
import type { RoleAssignments } from "#lib/domain/routing/role.ts";
import { api } from "../api.ts";

export function putRoles(roles: RoleAssignments): Promise<RolesView> {
  return api.put("/api/roles", roles);
}
