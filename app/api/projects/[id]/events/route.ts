import { eventStream, resumeAfter, streamHeaders, wantsStream } from "#lib/http/event-stream.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readEvents, async ({ params, query, request }) => {
  const { queries, deps, live } = appHandle();
  const page = await queries.listEvents(params.id, query);
  if (page === undefined || !wantsStream(request)) return found(page, "project-unknown");
  const source = {
    read: async (after: number, limit: number) => (await queries.listEvents(params.id, { after, limit }))?.items,
    onEvents: (listener: () => void) => deps.announcements.onEvents(params.id, listener),
    onLive: (listener: Parameters<typeof live.onLive>[1]) => live.onLive(params.id, listener),
  };
  const stream = eventStream(source, { after: resumeAfter(request, query.after), signal: request.signal });
  return new Response(stream, { headers: streamHeaders });
});
