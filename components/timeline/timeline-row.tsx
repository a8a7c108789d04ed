import { clsx } from "clsx";
import { Amount } from "#components/spend/amount.tsx";
import { formatDuration } from "#components/ui/format-time.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { markLooks, spanLooks } from "./mark-look.ts";
import { TimelineBar } from "./timeline-bar.tsx";
import { cutRow, type PlacedMark, type TimelineRow as Row } from "./timeline-layout.ts";

interface TimelineRowProps {
  readonly row: Row;
  readonly place: { readonly top: number; readonly gutter: number; readonly cluster: number; readonly width: number };
  readonly seen: { readonly fromX: number; readonly toX: number };
  readonly chosen: string;
  readonly onChoose: (attemptId: string) => void;
  readonly scripted: boolean;
}

export function TimelineRow({ row, place, seen, chosen, onChoose, scripted }: TimelineRowProps) {
  const { bars, spans, marks } = cutRow(row, seen.fromX, seen.toX);
  return (
    <li
      className="absolute left-0 flex h-7 w-full items-stretch border-line/60 border-b hover:bg-hover/50"
      style={{ transform: `translateY(${place.top}px)` }}
    >
      <span
        className={clsx(
          "sticky left-0 z-10 flex shrink-0 items-center truncate border-line border-r bg-ground pr-2 pl-4",
          row.laneId === "" ? "font-medium text-soft" : "font-medium",
        )}
        style={{ width: place.gutter }}
      >
        <span className="truncate">{row.title}</span>
      </span>
      <span className="relative shrink-0" style={{ width: place.width }}>
        {spans.map((span) => (
          <span
            key={`${span.kind}${span.left}`}
            title={spanLooks[span.kind].label}
            className={clsx("absolute top-2.5 -translate-y-1/2", spanLooks[span.kind].look)}
            style={{ left: span.left, width: span.width }}
          />
        ))}
        {bars.map((bar) => (
          <TimelineBar key={bar.bar.attemptId} placed={bar} chosen={bar.bar.attemptId === chosen} onChoose={onChoose} />
        ))}
        {marks.map((mark) => (
          <Mark key={mark.marks[0]?.seq} mark={mark} />
        ))}
      </span>
      {place.cluster > 0 ? (
        <span
          className="sticky right-0 z-10 flex shrink-0 items-center justify-end gap-3 bg-ground/90 pr-4 text-faint text-xs"
          style={{ width: place.cluster }}
        >
          {row.attempts > 0 ? (
            <>
              <span>{row.attempts}×</span>
              <span className="w-14 text-right">{formatDuration(row.workedMs)}</span>
              <Amount total={totalOf(row)} estimated={scripted} className="w-16 text-right text-soft" />
            </>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}

/** The log tells neither measured from estimated, nor what an estimate is at most; an attempt's own facts do. */
function totalOf({ costUsd, attempts, unknown }: Row) {
  const usd = costUsd.toFixed(6);
  return { usd, measuredUsd: usd, estimatedUsd: "0", attempts, unknown };
}

function Mark({ mark }: { readonly mark: PlacedMark }) {
  const look = markLooks[mark.kind];
  const words = mark.marks.map((each) => each.words).join("\n");
  return (
    <span
      title={words}
      className="absolute top-4 flex -translate-x-1/2 rounded-full bg-ground"
      style={{ left: mark.left }}
    >
      <StatusMark shape={look.shape} tone={look.tone} label={words} className="size-2.5" />
    </span>
  );
}
