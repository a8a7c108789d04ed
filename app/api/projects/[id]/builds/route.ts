import { buildInstead, startBuild } from "#lib/engine/commands/start-build.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.listBuilds, async ({ params, query }) =>
  found(await appHandle().queries.listBuilds(params.id, query), "project-unknown"),
);

export const POST = apiRoute(operations.startBuild, async ({ params, body }) => {
  const { deps, queries } = appHandle();
  const started = body.instead
    ? await buildInstead(deps, { projectId: params.id })
    : await startBuild(deps, { projectId: params.id, modules: body.modules });
  return started.ok ? found(await queries.readBuild(params.id, started.value.id), "project-unknown") : started;
});
