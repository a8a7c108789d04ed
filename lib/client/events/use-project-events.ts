import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { EventView } from "#lib/domain/api/event.ts";
import { appendEvents, placeEvent } from "./follow-log.ts";
import { gatherStale } from "./gather-stale.ts";
import { noticeLoss } from "./notice-loss.ts";
import { openSharedStream } from "./open-shared-stream.ts";
import type { StreamMessage } from "./stream-message.ts";
import { touchedQueries } from "./touched-queries.ts";
import { liveTextStoreOf } from "./use-live-text.ts";

/** Keeps everything that this page knows of a project up to date, from `seq` on. Answers whether the stream is open. */
export function useProjectEvents(projectId: string, seq: number | undefined): "open" | "lost" {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<"open" | "lost">("open");
  const known = seq !== undefined;

  // Only the first number counts: later ones come from this very stream.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new seq must not reopen the stream
  useEffect(() => {
    if (seq === undefined) return;
    const stale = gatherStale(queries);
    let wasLost = false;
    const loss = noticeLoss((now) => {
      // What was asked for meanwhile has failed, and nothing else would ask again.
      if (now === "open" && wasLost) stale.add(["project", projectId]);
      wasLost = now === "lost";
      setConnection(now);
    });
    const close = openSharedStream({
      projectId,
      afterSeq: seq,
      onMessage: (message) => {
        if (message.type === "connection") {
          loss.report(message.connection);
        } else {
          apply(queries, projectId, message, stale.add);
        }
      },
    });
    return () => {
      close();
      stale.end();
      loss.end();
      setConnection("open");
    };
  }, [projectId, known, queries]);

  return connection;
}

function apply(
  queries: QueryClient,
  projectId: string,
  message: Exclude<StreamMessage, { type: "connection" }>,
  addStale: (key: readonly string[]) => void,
): void {
  switch (message.type) {
    case "live":
      liveTextStoreOf(projectId).push(message.live);
      return;
    case "gone":
      addStale(["project", projectId, "view"]);
      return;
    case "missed":
      addStale(["project", projectId]);
      addStale(["decisions"]);
      return;
    case "event":
      for (const log of ["events", "recent-events"])
        append(queries, ["project", projectId, log], message.event, addStale);
      for (const key of touchedQueries(projectId, message.event)) addStale(key);
  }
}

/** Puts the event behind the log, where that leaves no gap; otherwise the log is read again. */
function append(
  queries: QueryClient,
  queryKey: readonly string[],
  event: EventView,
  addStale: (key: readonly string[]) => void,
): void {
  const state = queries.getQueryState<readonly EventView[]>(queryKey);
  if (!state) return;
  const place = placeEvent(state.data?.at(-1)?.seq ?? 0, event);
  // An answer on its way may be older than the event, and would overwrite it.
  if (state.fetchStatus === "fetching" || place === "jump") addStale(queryKey);
  else queries.setQueryData<readonly EventView[]>(queryKey, (log) => log && appendEvents(log, [event]));
}
