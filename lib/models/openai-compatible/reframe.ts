import { wholeEvents } from "../whole-events.ts";

/**
 * Gives the SDK whole events only: it takes bytes that a cut left behind for an event, and calls them broken JSON.
 * Some servers forget the blank line after the last event; one that can be read is passed on.
 */
export function reframe(response: Response): Response {
  if (!response.ok || !response.body || response.headers.get("content-type")?.includes("application/json"))
    return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  const body = response.body.pipeThrough(wholeEvents((event) => `${event}\n\n`, wholeRest));
  return new Response(body, { status: response.status, headers });
}

function wholeRest(rest: string): string {
  const data = rest.replace(/^data:/, "").trim();
  try {
    if (data !== "[DONE]") JSON.parse(data);
    return `${rest}\n\n`;
  } catch {
    return "";
  }
}
