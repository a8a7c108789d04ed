"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cutCost } from "#components/attempt/cut-cost.ts";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { attemptsQuery } from "#lib/client/queries/attempts-query.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

/** Once the architect was stopped on this page: what that cut, and what it cost at most. */
export function DesignCut({ project: { id, design } }: { readonly project: Pick<ProjectView, "id" | "design"> }) {
  const [watched, setWatched] = useState<string>();
  const [closed, setClosed] = useState<string>();
  if (design?.status === "running" && design.id !== watched) setWatched(design.id);
  const isCut = design?.outcome === "taken-over" && design.id === watched && design.id !== closed;
  const attempts = useQuery({ ...attemptsQuery(id), enabled: isCut }).data ?? [];
  const says = isCut ? cutCost(attempts.filter(({ taskId }) => taskId.startsWith(`${design.id}:`))) : undefined;
  if (says === undefined) return null;
  return (
    <div role="status" className="flex min-h-10 shrink-0 items-center gap-3 border-line border-b bg-sunk px-4 py-1">
      <StatusMark shape="dash" tone="neutral" />
      <span className="min-w-0 flex-1">The architect was stopped: {says}</span>
      <Button size="sm" look="quiet" onClick={() => setClosed(design?.id)}>
        Close
      </Button>
    </div>
  );
}
