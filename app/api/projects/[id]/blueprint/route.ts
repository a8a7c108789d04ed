import { saveBlueprint } from "#lib/engine/commands/save-blueprint.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readBlueprint, async ({ params }) =>
  found(await appHandle().queries.readBlueprint(params.id), "project-unknown"),
);

export const PUT = apiRoute(operations.saveBlueprint, async ({ params, body }) => {
  const { deps, queries } = appHandle();
  const saved = await saveBlueprint(deps, { projectId: params.id, ...body });
  return saved.ok ? found(await queries.readBlueprint(params.id), "project-unknown") : saved;
});
