import { ok } from "#lib/domain/result.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const dynamic = "force-dynamic";

/** Whether the server and its database answer. */
export const GET = apiRoute(operations.readHealth, async () => ok(await appHandle().checkHealth()));
