import { ok } from "#lib/domain/result.ts";
import { requestRound } from "#lib/engine/commands/request-round.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.requestRound, async ({ params, body }) => {
  const ordered = await requestRound(appHandle().deps, { projectId: params.id, moduleId: params.module, ...body });
  return ordered.ok ? ok({ build: ordered.value.id, module: params.module, status: "building" }) : ordered;
});
