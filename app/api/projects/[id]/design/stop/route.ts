import { ok } from "#lib/domain/result.ts";
import { stopDesign } from "#lib/engine/commands/stop-design.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.stopDesign, async ({ params, body }) => {
  const stopped = await stopDesign(appHandle().deps, { projectId: params.id, ...body });
  return stopped.ok ? ok({ id: stopped.value.designId, status: "ended" }) : stopped;
});
