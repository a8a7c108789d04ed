"use client";
import { useQuery } from "@tanstack/react-query";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { recentEventsQuery } from "#lib/client/queries/recent-events-query.ts";
import { heldWork } from "./held-work.ts";

interface HeldWorkStripProps {
  readonly projectId: string;
  readonly seq: number;
}

/** On every page of a project: what the server cannot go on for, as a full disk, until it does. */
export function HeldWorkStrip({ projectId, seq }: HeldWorkStripProps) {
  const says = heldWork(useQuery(recentEventsQuery(projectId, seq)).data ?? []);
  if (says === undefined) return null;
  return (
    <p
      role="alert"
      className="flex shrink-0 items-start gap-2 border-bad-fill/40 border-b bg-bad-wash px-4 py-1.5 text-bad"
    >
      <StatusMark shape="cross" tone="bad" className="mt-0.5" />
      <span className="min-w-0 break-words">{says}</span>
    </p>
  );
}
