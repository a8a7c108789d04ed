import type { EventView, LiveView } from "#lib/domain/api/event.ts";

/** Where a stream's messages come from. */
export interface EventStreamSource {
  /** Facts after a number, in order; undefined when the project is gone. */
  readonly read: (after: number, limit: number) => Promise<readonly EventView[] | undefined>;
  /** Calls back when the log has grown. Answers the function that ends it. */
  readonly onEvents: (listener: () => void) => () => void;
  readonly onLive: (listener: (live: LiveView) => void) => () => void;
}

interface Options {
  readonly after: number;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number;
}

const pageSize = 500;
/** Live text that a slow reader has not taken yet; beyond it the oldest goes, and `offset` shows the gap. */
const mostLiveWaiting = 1_000;

/**
 * A project's log as server-sent events: facts with their number as id, live text as `event: live` without one, comments
 * as heartbeat. It subscribes before it reads, so nothing falls between catching up and following; it reads by number,
 * so nothing comes twice. It ends with the fact `project-deleted`, or with `event: gone`.
 */
export function eventStream(source: EventStreamSource, options: Options): ReadableStream<Uint8Array> {
  const leaving = new AbortController();
  const signal = AbortSignal.any([options.signal, leaving.signal]);
  const messages = follow(source, options, signal);
  // Nobody may ask for the message at which it stands: then only this ends it, and its subscriptions.
  signal.addEventListener("abort", () => void messages.return(), { once: true });
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await messages.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      cancel: () => leaving.abort(),
    },
    { highWaterMark: 0 },
  );
}

async function* follow(
  source: EventStreamSource,
  { after, heartbeatMs = 15_000 }: Options,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const bell = createBell(signal);
  const live: LiveView[] = [];
  // Live text comes thirty times a second to everybody who watches, and is no reason to ask the database.
  let grown = true;
  const endings = [
    source.onEvents(() => {
      grown = true;
      bell.ring();
    }),
    source.onLive((message) => {
      live.push(message);
      if (live.length > mostLiveWaiting) live.shift();
      bell.ring();
    }),
  ];
  try {
    yield ": connected\nretry: 1000\n\n";
    let seen = after;
    while (!signal.aborted) {
      const asked = grown;
      grown = false;
      const events = asked ? await source.read(seen, pageSize) : [];
      if (events === undefined) return yield `event: gone\ndata: {"type":"project-unknown"}\n\n`;
      for (const event of events) {
        seen = event.seq;
        yield `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
        if (event.type === "project-deleted") return;
      }
      if (events.length === pageSize) {
        grown = true;
        continue;
      }
      while (live.length > 0) yield live.splice(0).map(toLiveMessage).join("");
      if ((await bell.rung(heartbeatMs)) === "silence") {
        grown = true; // an announcement may be lost, and a project gone
        yield ": still here\n\n";
      }
    }
  } finally {
    for (const end of endings) end();
  }
}

function toLiveMessage(message: LiveView): string {
  return `event: live\ndata: ${JSON.stringify(message)}\n\n`;
}

/** Remembers one ring until somebody listens, so that none is lost between reading and waiting. */
function createBell(signal: AbortSignal) {
  let rang = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    rang = true;
    wake?.();
  };
  signal.addEventListener("abort", ring, { once: true });
  return {
    ring,
    async rung(patienceMs: number): Promise<"ring" | "silence"> {
      if (!rang && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const timer = setTimeout(resolve, patienceMs);
        await promise;
        clearTimeout(timer);
        wake = undefined;
      }
      const result = rang || signal.aborted ? "ring" : "silence";
      rang = false;
      return result;
    },
  };
}

/** The number to go on after: `Last-Event-ID` wins over the address, since the browser sends it when it reconnects. */
export function resumeAfter(request: Request, after: number): number {
  const id = request.headers.get("last-event-id");
  return id !== null && /^\d{1,15}$/.test(id) ? Number(id) : after;
}

/** Whether the client asked for a stream rather than a list. */
export function wantsStream(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/event-stream") ?? false;
}

export const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};
