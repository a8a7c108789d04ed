import { recordOf } from "../outside-value.ts";
import { wholeEvents } from "../whole-events.ts";

/** An error that came inside an answer that had begun with 200. */
export class StreamedError extends Error {
  readonly body: Readonly<Record<string, unknown>>;

  constructor(body: Readonly<Record<string, unknown>>) {
    super("the provider sent an error inside its reply");
    this.body = body;
  }
}

/**
 * Gives the SDK one whole event a chunk. What it makes of an error inside a stream depends on where the network cut
 * the bytes, and an error whose code is a word is passed over; here both end the stream by name.
 * A body that is one JSON value or a list of them becomes events.
 */
export function reframe(response: Response): Response {
  if (!response.ok || !response.body) return response;
  const isJson = response.headers.get("content-type")?.includes("application/json") ?? false;
  const headers = new Headers(response.headers);
  headers.set("content-type", "text/event-stream");
  headers.delete("content-length");
  headers.delete("content-encoding");
  const body = response.body.pipeThrough(isJson ? wholeBody() : wholeEvents(passEvent, passRest));
  return new Response(body, { status: response.status, headers });
}

const encoder = new TextEncoder();

function passEvent(event: string): string {
  throwOnError(event.replace(/^data:/, ""));
  return `${event}\n\n`;
}

/** What is left without its blank line goes on as it is: the SDK calls it incomplete, and so it is. */
function passRest(rest: string): string {
  throwOnError(rest.replace(/^data:/, ""));
  return rest;
}

function wholeBody(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let text = "";
  return new TransformStream({
    transform(bytes) {
      text += decoder.decode(bytes, { stream: true });
    },
    flush(sink) {
      const value: unknown = JSON.parse(text + decoder.decode());
      for (const event of Array.isArray(value) ? value : [value]) {
        const data = JSON.stringify(event);
        throwOnError(data);
        sink.enqueue(encoder.encode(`data: ${data}\n\n`));
      }
    },
  });
}

function throwOnError(text: string): void {
  if (!text.includes('"error"')) return;
  const body = parsed(text);
  if (recordOf(body?.error)) throw new StreamedError(body ?? {});
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return undefined; // not whole, or not JSON: the SDK says so when it reads it
  }
}
