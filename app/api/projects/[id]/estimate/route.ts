import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.estimateProject, async ({ params, query }) =>
  found(await appHandle().queries.estimateProject(params.id, query.modules), "project-unknown"),
);
