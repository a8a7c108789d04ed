import { ok } from "#lib/domain/result.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.listBills, async ({ query }) => ok(await appHandle().queries.listBills(query)));
