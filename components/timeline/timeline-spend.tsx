"use client";
import { useMemo } from "react";
import { roleLook } from "#components/roles/role-look.ts";
import { formatMoney } from "#components/ui/format-money.ts";
import type { Timeline } from "#lib/domain/timeline/timeline.ts";
import { layoutSpend } from "./spend-area.ts";
import type { TimeScale } from "./time-scale.ts";

interface TimelineSpendProps {
  readonly timeline: Timeline;
  readonly scale: TimeScale;
  readonly nowMs: number;
  readonly gutter: number;
  readonly money: { readonly budgetUsd: string | null; readonly scripted: boolean };
}

const height = 72;

/** What it had cost by then, on the axis of the rows above. */
export function TimelineSpend({ timeline, scale, nowMs, gutter, money }: TimelineSpendProps) {
  const endX = scale.xOf(nowMs);
  const area = useMemo(
    () =>
      layoutSpend(timeline.bars, scale, {
        height,
        endX,
        budgetUsd: money.budgetUsd,
        hueOf: (role) => roleLook(role).hue,
      }),
    [timeline, scale, endX, money.budgetUsd],
  );
  const total = timeline.bars.reduce((sum, { costUsd }) => sum + Number(costUsd ?? 0), 0);
  const unknown = timeline.bars.filter(({ toMs, costUsd }) => toMs !== null && costUsd === null).length;
  const amount = `${money.scripted ? "~" : ""}${formatMoney(total.toFixed(6))}`;
  return (
    <div className="sticky bottom-0 z-20 mt-auto flex shrink-0 border-line border-t bg-ground">
      <div
        className="sticky left-0 z-10 flex shrink-0 flex-col justify-center border-line border-r bg-ground pr-2 pl-4"
        style={{ width: gutter, height }}
      >
        <span className="text-faint text-xs">{money.scripted ? "At list price" : "Spent"}</span>
        <span className={money.scripted ? "font-medium italic" : "font-medium"}>{amount}</span>
        {unknown > 0 ? <span className="text-person text-xs">{unknown} unknown</span> : null}
      </div>
      <svg
        role="img"
        aria-label={`Spend over time, ${amount} in all`}
        width={scale.width}
        height={height}
        className="block shrink-0"
      >
        <title>Spend over time</title>
        <path d={area.architect} className="fill-architect-fill/60" />
        <path d={area.builder} className="fill-builder-fill/60" />
        {area.capY === null ? null : (
          <line x1={0} x2={scale.width} y1={area.capY} y2={area.capY} strokeDasharray="4 3" className="stroke-bad" />
        )}
      </svg>
    </div>
  );
}
