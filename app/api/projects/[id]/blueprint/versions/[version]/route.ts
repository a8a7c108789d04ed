import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readVersion, async ({ params }) => {
  const version = /^\d{1,9}$/.test(params.version) ? Number(params.version) : 0;
  return found(await appHandle().queries.readBlueprint(params.id, version), "version-unknown");
});
