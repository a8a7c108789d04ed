import { formatDuration } from "#components/ui/format-time.ts";
import { axisTicks } from "./axis-ticks.ts";
import type { TimeScale } from "./time-scale.ts";

interface TimelineAxisProps {
  readonly scale: TimeScale;
  readonly fromMs: number;
  readonly gutter: number;
}

export function TimelineAxis({ scale, fromMs, gutter }: TimelineAxisProps) {
  return (
    <div className="sticky top-0 z-20 h-6 shrink-0 border-line border-b bg-ground text-2xs text-faint">
      <div className="sticky left-0 z-10 h-full border-line border-r bg-ground" style={{ width: gutter }} />
      <div aria-hidden className="absolute inset-y-0" style={{ left: gutter, width: scale.width }}>
        {axisTicks(scale, fromMs).map(({ x, label }) => (
          <span key={x} className="absolute inset-y-0 border-line border-l pt-1 pl-1" style={{ left: x }}>
            {label}
          </span>
        ))}
        {scale.gaps.map((gap) => (
          <span
            key={gap.fromMs}
            title={`Nothing worked for ${formatDuration(gap.toMs - gap.fromMs)}`}
            className="absolute inset-y-0 flex w-9 items-center justify-center bg-sunk"
            style={{ left: gap.x }}
          >
            {shortly(gap.toMs - gap.fromMs)}
          </span>
        ))}
      </div>
    </div>
  );
}

function shortly(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${Math.max(1, minutes)}m`;
  return minutes < 60 * 48 ? `${Math.round(minutes / 60)}h` : `${Math.round(minutes / 1_440)}d`;
}
