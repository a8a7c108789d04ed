import { ok } from "#lib/domain/result.ts";
import { openapi } from "#lib/http/openapi.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readOpenapi, async () =>
  ok(openapi(Object.values(operations), appHandle().version) as { openapi: string }),
);
