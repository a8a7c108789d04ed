import type { EventView, LiveView } from "#lib/domain/api/event.ts";
import type { StreamMessage } from "./stream-message.ts";

interface Options {
  readonly projectId: string;
  /** The last number that was seen. */
  readonly after: () => number;
  readonly onMessage: (message: StreamMessage) => void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 10_000;

/**
 * Reads the project's stream until it is closed. The browser reconnects by itself after a cut, with `Last-Event-ID`;
 * after an answer that is no stream it gives up, and we begin again from the last number that was seen.
 */
export function openEventSource({ projectId, after, onMessage }: Options): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = firstWaitMs;

  const connect = () => {
    source = new EventSource(`/api/projects/${projectId}/events?after=${after()}`);
    source.onopen = () => {
      waitMs = firstWaitMs;
      onMessage({ type: "connection", connection: "open" });
    };
    source.onmessage = ({ data }) => onMessage({ type: "event", event: JSON.parse(data) as EventView });
    source.addEventListener("live", ({ data }) => onMessage({ type: "live", live: JSON.parse(data) as LiveView }));
    source.addEventListener("gone", () => {
      source.close();
      onMessage({ type: "gone" });
    });
    source.onerror = () => {
      onMessage({ type: "connection", connection: "lost" });
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, waitMs);
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    };
  };

  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
