import { ok } from "#lib/domain/result.ts";
import { assignRoles } from "#lib/engine/commands/assign-roles.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readRoles, async () => ok(await appHandle().queries.readRoles()));

export const PUT = apiRoute(operations.putRoles, async ({ body }) => {
  const { deps, queries } = appHandle();
  const assigned = await assignRoles(deps, body);
  return assigned.ok ? ok(await queries.readRoles()) : assigned;
});
