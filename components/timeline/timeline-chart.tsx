"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { useElementSize } from "#components/ui/use-element-size.ts";
import type { Timeline } from "#lib/domain/timeline/timeline.ts";
import { createTimeScale } from "./time-scale.ts";
import { TimelineAxis } from "./timeline-axis.tsx";
import { layoutTimeline } from "./timeline-layout.ts";
import { TimelineRow } from "./timeline-row.tsx";
import { TimelineSpend } from "./timeline-spend.tsx";
import { useChartScroll } from "./use-chart-scroll.ts";

interface TimelineChartProps {
  readonly timeline: Timeline;
  readonly view: { readonly nowMs: number; readonly zoom: number; readonly showIdle: boolean; readonly live: boolean };
  readonly money: { readonly budgetUsd: string | null; readonly scripted: boolean };
  readonly chosen: string;
  readonly onChoose: (attemptId: string) => void;
  readonly onZoom: (zoom: number) => void;
}

export const rowHeight = 28;
const phoneWidth = 640;

/** Rows, axis and spend share one scroller, and so one axis and one cursor. */
export function TimelineChart({ timeline, view, money, chosen, onChoose, onZoom }: TimelineChartProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize(scroller);
  const gutter = size.width < phoneWidth ? 92 : 168;
  const cluster = size.width < phoneWidth ? 0 : 184;
  const room = Math.max(160, size.width - gutter - cluster - 8);
  const { nowMs, zoom, showIdle, live } = view;
  const scale = useMemo(
    () => createTimeScale(timeline, { nowMs, width: room, zoom, showIdle, live }),
    [timeline, nowMs, room, zoom, showIdle, live],
  );
  const rows = useMemo(() => layoutTimeline(timeline, scale, nowMs), [timeline, scale, nowMs]);
  const { scrollX, follows, jump } = useChartScroll(scroller, { zoom, onZoom, live, gutter, endX: scale.xOf(nowMs) });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  useRowKeys(scroller);
  const seen = { fromX: scrollX - 200, toX: scrollX + size.width + 200 };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {live && !follows ? (
        <Button size="sm" className="absolute right-4 bottom-24 z-30 shadow-overlay" onClick={jump}>
          Jump to now
        </Button>
      ) : null}
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain">
        <div className="flex min-h-full flex-col" style={{ width: gutter + scale.width + cluster }}>
          <TimelineAxis scale={scale} fromMs={timeline.fromMs ?? nowMs} gutter={gutter} />
          <ul aria-label="Modules and their attempts" className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              return row ? (
                <TimelineRow
                  key={row.laneId}
                  row={row}
                  place={{ top: start, gutter, cluster, width: scale.width }}
                  seen={seen}
                  chosen={chosen}
                  onChoose={onChoose}
                  scripted={money.scripted}
                />
              ) : null;
            })}
            <li aria-hidden className="pointer-events-none absolute inset-0">
              {scale.gaps.map((gap) => (
                <span
                  key={gap.fromMs}
                  className="hatched absolute inset-y-0 w-9 text-control"
                  style={{ left: gutter + gap.x }}
                />
              ))}
              {live ? (
                <span className="absolute inset-y-0 w-px bg-person-fill" style={{ left: gutter + scale.xOf(nowMs) }} />
              ) : null}
            </li>
          </ul>
          <TimelineSpend timeline={timeline} scale={scale} nowMs={nowMs} gutter={gutter} money={money} />
        </div>
      </div>
    </div>
  );
}
