"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { AttemptPeek } from "#components/attempt/attempt-peek.tsx";
import { Answer } from "#components/layout/answer.tsx";
import { useProject } from "#components/layout/use-project.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { NextStep } from "#components/overview/next-step.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useNow } from "#components/ui/use-now.ts";
import { eventsQuery } from "#lib/client/queries/events-query.ts";
import type { EventView } from "#lib/domain/api/event.ts";
import { foldTimeline } from "#lib/domain/timeline/fold-timeline.ts";
import { emptyTimeline } from "#lib/domain/timeline/timeline.ts";
import { endOfWork, hasPauses } from "./time-scale.ts";
import { TimelineChart } from "./timeline-chart.tsx";
import { TimelineHead } from "./timeline-head.tsx";

/** Who worked when, on what, and what it cost by then. */
export function TimelinePage({ projectId }: { readonly projectId: string }) {
  const events = useQuery(eventsQuery(projectId));
  return (
    <Answer query={events} what="the timeline" rows={10}>
      {(log) => <TimelineOf projectId={projectId} log={log} />}
    </Answer>
  );
}

const steady = 1_000;

function TimelineOf({ projectId, log }: { readonly projectId: string; readonly log: readonly EventView[] }) {
  const project = useProject(projectId);
  const [attemptId, setAttemptId] = useUrlState("attempt", "");
  const [zoomText, setZoom] = useUrlState("zoom", "1");
  const [idle, setIdle] = useUrlState("idle", "folded");
  const timeline = useMemo(() => foldTimeline(emptyTimeline, log), [log]);
  const live = timeline.bars.some(({ toMs }) => toMs === null) || project?.build?.status === "running";
  const clock = useNow(steady);
  // The server's clock may be ahead of ours.
  const endMs = live ? Math.max(clock, timeline.toMs ?? 0) : endOfWork(timeline);
  // Whether the figures are money or list prices is known with the project; before that they are not shown.
  if (!project) return <Skeleton label="Loading the project" rows={10} />;
  const zoom = Math.min(60, Math.max(1, Number(zoomText) || 1));
  if (timeline.bars.length === 0) {
    return (
      <EmptyState
        alone
        title="No attempt yet"
        says="The timeline begins with the first request to a model, most often the architect’s draft of the blueprint. Nothing is spent yet."
      >
        <NextStep project={project} />
      </EmptyState>
    );
  }
  const changeZoom = (next: number) => setZoom(String(Math.round(Math.min(60, Math.max(1, next)) * 100) / 100));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TimelineHead
        timeline={timeline}
        nowMs={endMs}
        zoom={zoom}
        onZoom={changeZoom}
        showIdle={idle === "shown"}
        onShowIdle={hasPauses(timeline, endMs) ? (shown) => setIdle(shown ? "shown" : "folded") : undefined}
      />
      <TimelineChart
        timeline={timeline}
        view={{ nowMs: endMs, zoom, showIdle: idle === "shown", live }}
        money={{ budgetUsd: project.budgetUsd, scripted: project.scripted }}
        chosen={attemptId}
        onChoose={setAttemptId}
        onZoom={changeZoom}
      />
      <AttemptPeek projectId={projectId} attemptId={attemptId} onChoose={setAttemptId} />
    </div>
  );
}
