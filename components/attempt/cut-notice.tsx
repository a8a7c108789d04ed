"use client";
import { useQuery } from "@tanstack/react-query";
import { Notice } from "#components/ui/notice.tsx";
import { attemptsQuery } from "#lib/client/queries/attempts-query.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import { cutCost } from "./cut-cost.ts";

interface CutNoticeProps {
  readonly projectId: string;
  readonly build: Pick<BuildView, "id" | "control" | "outcome">;
  readonly className?: string;
}

/** What stopping or cancelling a build has cut, and what that cost at most. Each request is in it once it is settled. */
export function CutNotice({ projectId, build, className }: CutNoticeProps) {
  const isCut = build.control === "stop" || build.control === "cancel" || build.outcome === "cancelled";
  const attempts = useQuery({ ...attemptsQuery(projectId, { build: build.id }), enabled: isCut }).data;
  const says = isCut && attempts ? cutCost(attempts) : undefined;
  if (says === undefined) return null;
  return <Notice {...(className ? { className } : {})}>{says}</Notice>;
}
