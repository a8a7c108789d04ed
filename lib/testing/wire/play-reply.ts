import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { allBuckets, partialUsage, wholeUsage } from "./billed-usage.ts";
import type { LedgerEntry } from "./ledger.ts";
import type {
  WireError,
  WireErrorName,
  WireFormat,
  WireFrame,
  WireFrames,
  WireReply,
  WireRequest,
  WireStop,
  WireUsage,
} from "./wire-request.ts";

export interface Playing {
  /** Between two pings or two drops, in milliseconds. */
  readonly tickMs: number;
  /** How long a connection is held at most on which nothing happens any more. */
  readonly holdMs: number;
  /** Bytes a write; whole events when not given. */
  readonly chunkBytes?: number;
}

/** Writes one reply as far as it is to be written, and keeps account of it. Ends with the connection or before. */
export async function playReply(
  response: ServerResponse,
  format: WireFormat,
  asked: { readonly request: WireRequest; readonly reply: WireReply; readonly entry: LedgerEntry },
  playing: Playing,
): Promise<void> {
  const { request, reply, entry } = asked;
  if (reply.error) {
    const error = typeof reply.error === "string" ? format.errors[reply.error] : reply.error;
    entry.status = error.status;
    answerError(response, format, error);
    return;
  }
  const frames = format.frames(request, reply);
  const whole = wholeUsage(request, reply);
  const pen = new Pen(response, whole, entry, playing.chunkBytes);
  if (reply.stop?.at === "headers") return breakOff(pen, format, frames, reply.stop, playing);
  entry.status = 200;
  response.socket?.setNoDelay(true);
  response.writeHead(200, { "content-type": format.contentType, "cache-control": "no-cache" });
  response.flushHeaders();
  for (const frame of frames.before) await pen.write(frame);
  if (reply.stop?.at !== "first-word") await writeWords(pen, frames, reply);
  if (reply.stop === undefined || reply.stop.at === "finish") {
    if (!pen.isClosed) entry.billed = allBuckets(whole);
    for (const frame of frames.finish) await pen.write(frame);
  }
  if (reply.stop) return breakOff(pen, format, frames, reply.stop, playing);
  for (const frame of frames.trailer) await pen.write(frame);
  response.end();
}

/** An answer with an error's status. Google tells the wait in the body, the others in a header. */
export function answerError(response: ServerResponse, format: WireFormat, error: WireError): void {
  const tellsWait = error.retryAfterS !== undefined && format.id !== "gemini";
  response.writeHead(error.status, {
    "content-type": "application/json",
    ...(tellsWait ? { "retry-after": String(error.retryAfterS) } : {}),
  });
  response.end(JSON.stringify(format.errorBody(error)));
}

async function writeWords(pen: Pen, frames: WireFrames, reply: WireReply): Promise<void> {
  if (reply.thinking) await pen.write(frames.thoughtOf(reply.thinking), { thinking: reply.thinking });
  const text = reply.stop?.at === "half" ? reply.text.slice(0, Math.ceil(reply.text.length / 2)) : reply.text;
  const size = reply.chunkCharacters ?? 200;
  for (let from = 0; from < text.length && !pen.isClosed; from += size) {
    if (reply.chunkDelayMs) await wait(reply.chunkDelayMs);
    const words = text.slice(from, from + size);
    await pen.write(frames.wordsOf(words), { text: words });
  }
  for await (const piece of reply.pieces ?? []) {
    if (pen.isClosed) return;
    await pen.write(frames.wordsOf(piece), { text: piece });
  }
}

async function breakOff(
  pen: Pen,
  format: WireFormat,
  frames: WireFrames,
  stop: WireStop,
  { tickMs, holdMs }: Playing,
): Promise<void> {
  switch (stop.with) {
    case "hang":
      return pen.hold(holdMs);
    case "pings":
      return pen.hold(holdMs, { everyMs: tickMs, frame: { text: format.ping } });
    case "drip":
      return pen.hold(holdMs, { everyMs: tickMs, frame: frames.wordsOf("."), text: "." });
    case "reset":
      return pen.reset();
    case "end":
      return pen.end();
    case "half-event": {
      const { text } = frames.wordsOf("never to be read");
      await pen.write({ text: text.slice(0, Math.floor(text.length / 2)) });
      return pen.end();
    }
    case "not-json":
      await pen.write({ text: 'data: {"half an object": \n\n' });
      return pen.end();
    default:
      await pen.write({ text: format.errorEvent(format.errors[stop.with satisfies WireErrorName]) });
      return pen.end();
  }
}

interface Words {
  readonly text?: string;
  readonly thinking?: string;
}

/** Writes to one connection, and bills word by word. */
class Pen {
  private readonly response: ServerResponse;
  private readonly whole: WireUsage;
  private readonly entry: LedgerEntry;
  private readonly chunkBytes: number | undefined;
  private readonly written = { text: 0, thinking: 0 };

  constructor(response: ServerResponse, whole: WireUsage, entry: LedgerEntry, chunkBytes: number | undefined) {
    this.response = response;
    this.whole = whole;
    this.entry = entry;
    this.chunkBytes = chunkBytes;
    this.bill({});
  }

  get isClosed(): boolean {
    return this.response.destroyed;
  }

  async write(frame: WireFrame, words?: Words): Promise<void> {
    if (this.isClosed) return;
    const bytes = Buffer.from(frame.text);
    const size = this.chunkBytes ?? bytes.length;
    for (let from = 0; from < bytes.length && !this.isClosed; from += size) await this.push(bytes, from, from + size);
    this.entry.told = { ...this.entry.told, ...frame.tells };
    if (words) this.bill(words);
  }

  private bill({ text = "", thinking = "" }: Words): void {
    this.written.text += Buffer.byteLength(text);
    this.written.thinking += Buffer.byteLength(thinking);
    this.entry.billed = allBuckets(partialUsage(this.whole, this.written));
  }

  /** With a turn of the event loop between small pieces, so that each is a segment of its own. */
  private push(bytes: Buffer, from: number, to: number): Promise<void> {
    return new Promise((resolve) => {
      const done = this.chunkBytes === undefined ? resolve : () => setImmediate(resolve);
      this.response.write(bytes.subarray(from, to), () => done());
    });
  }

  /** Until the client goes, or at most so long. */
  async hold(mostMs: number, meanwhile?: { everyMs: number; frame: WireFrame; text?: string }): Promise<void> {
    const until = performance.now() + mostMs;
    const closed = new AbortController();
    this.response.once("close", () => closed.abort());
    while (!this.isClosed && performance.now() < until) {
      const pauseMs = Math.min(meanwhile?.everyMs ?? mostMs, Math.max(0, until - performance.now()));
      await wait(pauseMs, undefined, { signal: closed.signal }).catch(() => {});
      if (meanwhile && !this.isClosed) await this.write(meanwhile.frame, { text: meanwhile.text ?? "" });
    }
    if (!this.isClosed) this.entry.state = "over"; // By us: the client has not left.
    this.response.destroy();
  }

  end(): void {
    this.response.end();
  }

  reset(): void {
    // Before anything was written nothing can be lost: the hardest way. Later, what was written shall arrive.
    this.entry.state = "over";
    if (this.response.headersSent) this.response.socket?.destroy();
    else this.response.socket?.resetAndDestroy();
  }
}
