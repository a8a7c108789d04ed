import { type Refusal, refusalStatus } from "./refusal-status.ts";

const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** A refusal as the API answers it; everything that the error carries goes along. */
export function refuse(error: Refusal): Response {
  return Response.json({ error }, { status: refusalStatus[error.type], headers });
}

/** A bug, or an ill machine. It was logged under the id; what it was stays in the log. */
export function refuseUnexpected(requestId: string): Response {
  const message =
    "Something broke on the server, and this request was not finished. What had begun before goes on; look at the " +
    `timeline before you repeat it. The server's log has the reason under ${requestId}.`;
  return Response.json({ error: { type: "unexpected", message, requestId } }, { status: 500, headers });
}

/** JSON as every operation answers it. */
export function answer(status: number, value: unknown): Response {
  return Response.json(value, { status, headers });
}
