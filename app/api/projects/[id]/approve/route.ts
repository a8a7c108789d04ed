import { approveBlueprint } from "#lib/engine/commands/approve-blueprint.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.approveBlueprint, ({ params, body }) =>
  approveBlueprint(appHandle().deps, { projectId: params.id, ...body }),
);
