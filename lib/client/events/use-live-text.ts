import { useEffect, useSyncExternalStore } from "react";
import { api } from "../api.ts";
import { type LiveText, LiveTextStore } from "./live-text-store.ts";

const stores = new Map<string, LiveTextStore>();
const none: LiveText = { text: "", reasoning: "" };

/** The live texts of a project on this page. */
export function liveTextStoreOf(projectId: string): LiveTextStore {
  const known = stores.get(projectId);
  if (known) return known;
  const made = new LiveTextStore(async (attemptId) => {
    const attempt = await api.get<{ reply: { text: string } }>(`/api/projects/${projectId}/attempts/${attemptId}`);
    return attempt.reply.text;
  });
  stores.set(projectId, made);
  return made;
}

/** What a running attempt has written so far; empty once it has ended. */
export function useLiveText(projectId: string, attemptId: string | null): LiveText {
  const store = liveTextStoreOf(projectId);
  useEffect(() => {
    if (attemptId !== null) store.show(attemptId);
  }, [store, attemptId]);
  return useSyncExternalStore(
    store.subscribe,
    () => store.read(attemptId),
    () => none,
  );
}
