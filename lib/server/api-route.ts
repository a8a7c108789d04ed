import { randomBytes } from "node:crypto";
import { createApiRoute } from "#lib/http/create-api-route.ts";
import { appHandle } from "./app-handle.ts";

/** The one way into the running application by HTTP. */
export const apiRoute = createApiRoute({
  keptAnswers: () => appHandle().idempotency,
  newRequestId: () => `req_${randomBytes(8).toString("hex")}`,
  report: ({ requestId, route, error }) => console.error(`${requestId} ${route}:`, error),
});
