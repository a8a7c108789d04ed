"use client";
import { clsx } from "clsx";
import { roleLook } from "#components/roles/role-look.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import { formatDuration } from "#components/ui/format-time.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { kindWords } from "#lib/domain/build/failure-words.ts";
import type { PlacedBar } from "./timeline-layout.ts";

const fills = {
  architect: { whole: "bg-architect-fill", broken: "border-architect-fill text-architect-fill" },
  builder: { whole: "bg-builder-fill", broken: "border-builder-fill text-builder-fill" },
} as const;

interface TimelineBarProps {
  readonly placed: PlacedBar;
  readonly chosen: boolean;
  readonly onChoose: (attemptId: string) => void;
}

/** An attempt. One that gave no answer is hatched; one that runs breathes. */
export function TimelineBar({ placed, chosen, onChoose }: TimelineBarProps) {
  const { bar, left, width } = placed;
  const { label, hue } = roleLook(bar.role);
  const fill = fills[hue ?? "builder"];
  const broken = bar.outcome !== null && bar.outcome !== "finished";
  const says = [
    `${label}, ${bar.promptId}`,
    bar.laneId,
    bar.requested === null ? bar.model : `${bar.model} instead of ${bar.requested}`,
    bar.toMs === null ? "running" : formatDuration(bar.toMs - bar.fromMs),
    bar.outcome === "cancelled" ? "stopped" : bar.failure ? kindWords(bar.failure) : broken ? bar.outcome : "",
    bar.toMs === null ? "" : bar.costUsd === null ? "cost unknown" : formatMoney(bar.costUsd),
    bar.because ? `after: ${bar.because}` : "",
  ].filter(Boolean);
  return (
    <Tooltip says={says.join(" · ")} side="top">
      <button
        type="button"
        data-row-main
        aria-label={says.join(", ")}
        aria-pressed={chosen}
        onClick={() => onChoose(bar.attemptId)}
        className={clsx(
          "absolute top-1 h-3 rounded-sm",
          broken ? `hatched border ${fill.broken}` : fill.whole,
          bar.toMs === null && "breathe rounded-r-none",
          chosen && "outline-2 outline-ink outline-offset-1",
        )}
        style={{ left, width: Math.max(1, width - 1) }}
      />
    </Tooltip>
  );
}
