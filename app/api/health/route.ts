import { appHandle } from "#lib/server/app-handle.ts";

export const dynamic = "force-dynamic";

/** Whether the server and its database answer. */
export async function GET(): Promise<Response> {
  return Response.json(await appHandle().checkHealth());
}
