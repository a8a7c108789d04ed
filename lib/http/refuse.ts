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

/** The reason is known and somebody can mend it; it is logged all the same. */
export function refuseDiskFull(): Response {
  const message =
    "The server's disk is full, so this was not kept. Nothing that was finished is lost. Free some space on the " +
    "server, and look at the timeline before you repeat it.";
  return refuse({ type: "disk-full", message });
}

/** JSON as every operation answers it. */
export function answer(status: number, value: unknown): Response {
  return Response.json(value, { status, headers });
}
