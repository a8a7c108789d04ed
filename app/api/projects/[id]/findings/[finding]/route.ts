import { changeFinding } from "#lib/engine/commands/change-finding.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.changeFinding, async ({ params, body }) => {
  const { deps, queries } = appHandle();
  const changed = await changeFinding(deps, { projectId: params.id, findingId: params.finding, ...body });
  return changed.ok ? found(await queries.readFinding(params.id, params.finding), "finding-unknown") : changed;
});
