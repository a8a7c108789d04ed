import { placeEvent } from "./follow-log.ts";
import { openEventSource } from "./open-event-source.ts";
import type { StreamMessage } from "./stream-message.ts";

interface Options {
  readonly projectId: string;
  readonly afterSeq: number;
  readonly onMessage: (message: StreamMessage) => void;
}

type TabMessage = StreamMessage | { readonly type: "joined" } | { readonly type: "at"; readonly seq: number };

/**
 * One connection per browser and project, however many tabs: HTTP/1.1 allows six to one server. The tab that holds
 * the lock reads the stream and passes it on; when it closes, the next one goes on from what it has seen itself.
 */
export function openSharedStream({ projectId, afterSeq, onMessage }: Options): () => void {
  let lastSeq = afterSeq;
  let leading = false;
  let connection: "open" | "lost" = "lost";
  const name = `groundplan:events:${projectId}`;
  const ended = new AbortController();
  const channel = new BroadcastChannel(name);
  const tell = (message: TabMessage) => channel.postMessage(message);

  const receive = (message: StreamMessage) => {
    if (message.type === "connection") connection = message.connection;
    if (message.type !== "event") {
      onMessage(message);
      return;
    }
    const place = placeEvent(lastSeq, message.event);
    if (place === "old") return;
    if (place === "jump") onMessage({ type: "missed", after: lastSeq });
    lastSeq = message.event.seq;
    onMessage(message);
  };

  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.type === "joined") {
      if (!leading) return;
      tell({ type: "at", seq: lastSeq });
      tell({ type: "connection", connection });
    } else if (data.type === "at") {
      if (data.seq <= lastSeq) return;
      onMessage({ type: "missed", after: lastSeq });
      lastSeq = data.seq;
    } else {
      receive(data);
    }
  };

  const lead = () =>
    new Promise<void>((resolve) => {
      if (ended.signal.aborted) return resolve();
      leading = true;
      const close = openEventSource({
        projectId,
        after: () => lastSeq,
        onMessage: (message) => {
          receive(message);
          tell(message);
        },
      });
      ended.signal.addEventListener("abort", () => {
        close();
        resolve();
      });
    });

  tell({ type: "joined" });
  // Without locks (a page that is not served from a secure origin) every tab reads for itself.
  if (navigator.locks) {
    navigator.locks.request(name, { signal: ended.signal }, lead).catch((cause: unknown) => {
      if (!ended.signal.aborted) throw cause;
    });
  } else {
    void lead();
  }

  return () => {
    ended.abort();
    channel.close();
  };
}
