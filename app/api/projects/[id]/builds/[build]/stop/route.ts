import { stopBuild } from "#lib/engine/commands/control-build.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.stopBuild, async ({ params }) => {
  const { deps, queries } = appHandle();
  const ordered = await stopBuild(deps, { projectId: params.id, buildId: params.build });
  return ordered.ok ? found(await queries.readBuild(params.id, params.build), "build-unknown") : ordered;
});
