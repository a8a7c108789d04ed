import { ok } from "#lib/domain/result.ts";
import { startDesign } from "#lib/engine/commands/start-design.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.startDesign, async ({ params, body }) => {
  const begun = await startDesign(appHandle().deps, { projectId: params.id, ...body });
  return begun.ok ? ok({ id: begun.value.id, status: "running", kind: begun.value.kind }) : begun;
});
