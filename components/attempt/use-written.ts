"use client";
import { useQuery } from "@tanstack/react-query";
import type { LiveText } from "#lib/client/events/live-text-store.ts";
import { useLiveText } from "#lib/client/events/use-live-text.ts";
import { attemptQuery } from "#lib/client/queries/attempt-query.ts";

/**
 * What a running attempt has written so far. A page that is opened while it is silent hears nothing of what came
 * before, so what the server keeps of it is asked for, too.
 */
export function useWritten(projectId: string, attemptId: string | null): LiveText {
  const live = useLiveText(projectId, attemptId);
  const attempt = useQuery({ ...attemptQuery(projectId, attemptId ?? ""), enabled: attemptId !== null }).data;
  const kept = attemptId === null ? "" : (attempt?.reply.text ?? "");
  return live.text.length < kept.length ? { ...live, text: kept } : live;
}
