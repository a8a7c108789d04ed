import { expect, test } from "vitest";
import type { EventView, LiveView } from "#lib/domain/api/event.ts";
import { eventStream, resumeAfter } from "./event-stream.ts";

const event = (seq: number, type: EventView["type"] = "module-changed"): EventView => ({
  seq,
  at: "2026-01-01T00:00:00.000Z",
  type,
  buildId: null,
  moduleId: null,
  roundId: null,
  attemptId: null,
  detail: {},
});
const live = (offset: number): LiveView => ({ attemptId: "a1", kind: "text", text: "x", offset });

/** A log that grows, and knows who listens. */
function createLog(size: number) {
  const log = Array.from({ length: size }, (_, index) => event(index + 1));
  const onEvents = new Set<() => void>();
  const onLive = new Set<(message: LiveView) => void>();
  const state = { gone: false, reads: 0, beforeRead: () => {} };
  return {
    log,
    state,
    listeners: () => onEvents.size + onLive.size,
    append: (type?: EventView["type"]) => {
      log.push(event(log.length + 1, type));
      for (const listener of onEvents) listener();
    },
    say: (message: LiveView) => {
      for (const listener of onLive) listener(message);
    },
    ring: () => {
      for (const listener of onEvents) listener();
    },
    source: {
      read: async (after: number, limit: number) => {
        state.reads += 1;
        const page = log.filter(({ seq }) => seq > after).slice(0, limit);
        state.beforeRead();
        return state.gone ? undefined : page;
      },
      onEvents: (listener: () => void) => {
        onEvents.add(listener);
        return () => onEvents.delete(listener);
      },
      onLive: (listener: (message: LiveView) => void) => {
        onLive.add(listener);
        return () => onLive.delete(listener);
      },
    },
  };
}

function open(source: ReturnType<typeof createLog>["source"], options: { after?: number; heartbeatMs?: number } = {}) {
  const client = new AbortController();
  const stream = eventStream(source, { after: 0, signal: client.signal, ...options });
  const reader = stream.getReader();
  const next = async () => {
    const { value } = await reader.read();
    return value && new TextDecoder().decode(value);
  };
  return { next, client, reader };
}

/** Reads messages until one satisfies `isLast`. */
async function readUntil(
  next: () => Promise<string | undefined>,
  isLast: (text: string) => boolean,
): Promise<string[]> {
  const messages: string[] = [];
  for (;;) {
    const text = await next();
    if (text === undefined) return messages;
    messages.push(text);
    if (isLast(text)) return messages;
  }
}

const idsOf = (messages: readonly string[]) =>
  messages.flatMap((text) => text.match(/^id: (\d+)/)?.[1] ?? []).map(Number);

test("catches up over several pages and follows, without gap or repetition", async () => {
  const log = createLog(1200);
  let appended = 0;
  // The log grows between a read and its answer: the race that a subscription before the first read closes.
  log.state.beforeRead = () => {
    if (appended < 40) {
      appended += 1;
      log.append();
    }
  };
  const { next, client } = open(log.source, { after: 3 });
  const messages = await readUntil(next, (text) => text.startsWith("id: 1240\n"));
  expect(idsOf(messages)).toEqual(Array.from({ length: 1237 }, (_, index) => index + 4));
  client.abort();
});

test("sends a fact as one message with its number, and live text without one", async () => {
  const log = createLog(1);
  const { next, client } = open(log.source);
  expect(await next()).toBe(": connected\nretry: 1000\n\n");
  expect(await next()).toBe(`id: 1\ndata: ${JSON.stringify(event(1))}\n\n`);
  const waiting = next();
  log.say(live(7));
  expect(await waiting).toBe(`event: live\ndata: ${JSON.stringify(live(7))}\n\n`);
  client.abort();
});

test("what is said at once goes out at once, facts first", async () => {
  const log = createLog(0);
  const { next, client } = open(log.source);
  await next();
  log.say(live(0));
  log.say(live(1));
  log.append();
  expect((await next())?.startsWith("id: 1\n")).toBe(true);
  expect((await next())?.match(/event: live/g)).toHaveLength(2);
  client.abort();
});

test("a silent stream sends comments", async () => {
  const { next, client } = open(createLog(0).source, { heartbeatMs: 5 });
  await next();
  expect(await next()).toBe(": still here\n\n");
  client.abort();
});

test("the deletion of the project is the last message", async () => {
  const log = createLog(0);
  const { next } = open(log.source);
  await next();
  const waiting = next();
  log.append("project-deleted");
  expect(await waiting).toContain('"type":"project-deleted"');
  expect(await next()).toBeUndefined();
  expect(log.listeners()).toBe(0);
});

test("a project whose rows are gone ends the stream", async () => {
  const log = createLog(0);
  const { next } = open(log.source);
  await next();
  const waiting = next();
  log.state.gone = true;
  log.ring();
  expect(await waiting).toBe('event: gone\ndata: {"type":"project-unknown"}\n\n');
  expect(await next()).toBeUndefined();
});

test.each(["abort", "cancel"])("a client that leaves by %s leaves no listener behind", async (way) => {
  const log = createLog(0);
  const { next, client, reader } = open(log.source);
  await next();
  const waiting = next();
  expect(log.listeners()).toBe(2);
  if (way === "abort") client.abort();
  else await reader.cancel();
  await waiting;
  await expect.poll(log.listeners).toBe(0);
});

test.each(["abort", "cancel"])(
  "a client that leaves by %s before it took what waits leaves none either",
  async (way) => {
    const log = createLog(3);
    const { next, client, reader } = open(log.source);
    await next();
    await next();
    expect(log.listeners()).toBe(2);
    if (way === "abort") client.abort();
    else await reader.cancel();
    await expect.poll(log.listeners).toBe(0);
  },
);

test("a client that leaves while the log is read leaves none either", async () => {
  const log = createLog(3);
  const { next, client } = open(log.source);
  await next();
  log.state.beforeRead = () => client.abort();
  await next();
  await expect.poll(log.listeners).toBe(0);
});

test("a slow reader loses the oldest live text, and never a fact", async () => {
  const log = createLog(0);
  const { next, client } = open(log.source);
  await next();
  for (let offset = 0; offset < 2_000; offset += 1) log.say(live(offset));
  for (let count = 0; count < 20; count += 1) log.append();
  const messages = await readUntil(next, (text) => text.startsWith("event: live"));
  expect(idsOf(messages)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(messages.at(-1)).toContain('"offset":1000}');
  expect(messages.at(-1)).not.toContain('"offset":999}');
  client.abort();
});

test("Last-Event-ID wins over the address, unless it is no number", () => {
  const request = (id?: string) =>
    new Request("http://localhost/", { headers: id === undefined ? {} : { "last-event-id": id } });
  expect([resumeAfter(request(), 4), resumeAfter(request("9"), 4), resumeAfter(request("x"), 4)]).toEqual([4, 9, 4]);
});
