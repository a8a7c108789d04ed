"use client";
import { Minus, Plus } from "lucide-react";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { formatDuration } from "#components/ui/format-time.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Timeline } from "#lib/domain/timeline/timeline.ts";
import { TimelineLegend } from "./timeline-legend.tsx";

interface TimelineHeadProps {
  readonly timeline: Timeline;
  readonly nowMs: number;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly showIdle: boolean;
  /** Absent where there is no pause worth folding. */
  readonly onShowIdle: ((shown: boolean) => void) | undefined;
}

const step = 1.5;

export function TimelineHead({ timeline, nowMs, zoom, onZoom, showIdle, onShowIdle }: TimelineHeadProps) {
  const closer = () => onZoom(zoom * step);
  const farther = () => onZoom(zoom / step);
  const fit = () => onZoom(1);
  useActions([
    { id: "zoom-in", title: "Zoom in", section: "Here", keys: "+", run: closer },
    { id: "zoom-out", title: "Zoom out", section: "Here", keys: "-", run: farther },
    { id: "zoom-fit", title: "Fit the whole run", section: "Here", keys: "0", run: fit },
    ...(onShowIdle
      ? [
          {
            id: "idle",
            title: showIdle ? "Fold pauses" : "Show pauses at their length",
            section: "Here" as const,
            run: () => onShowIdle(!showIdle),
          },
        ]
      : []),
  ]);
  const failed = timeline.bars.filter(({ outcome }) => outcome !== null && outcome !== "finished").length;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2">
      <h1 className="font-semibold text-lg">Timeline</h1>
      <p className="text-soft">
        {formatDuration(nowMs - (timeline.fromMs ?? nowMs))}, {timeline.bars.length}{" "}
        {timeline.bars.length === 1 ? "attempt" : "attempts"}
        {failed > 0 ? `, ${failed} without an answer` : ""}
      </p>
      <TimelineLegend />
      <div className="ml-auto flex items-center gap-1">
        <IconButton label="Zoom out" keys="-" onClick={farther} disabled={zoom <= 1}>
          <Minus aria-hidden className="size-4" />
        </IconButton>
        <IconButton label="Zoom in" keys="+" onClick={closer}>
          <Plus aria-hidden className="size-4" />
        </IconButton>
        <Button look="quiet" size="sm" onClick={fit} disabled={zoom === 1}>
          Fit
        </Button>
        {onShowIdle ? (
          <Button look="quiet" size="sm" aria-pressed={showIdle} onClick={() => onShowIdle(!showIdle)}>
            {showIdle ? "Fold pauses" : "Show pauses"}
          </Button>
        ) : null}
      </div>
    </header>
  );
}
