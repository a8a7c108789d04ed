import type { Hue } from "#components/roles/role-look.ts";
import type { TimelineBar } from "#lib/domain/timeline/timeline.ts";
import type { TimeScale } from "./time-scale.ts";

export interface SpendArea {
  /** SVG paths, the second on top of the first. */
  readonly architect: string;
  readonly builder: string;
  readonly topUsd: number;
  /** Where the cap lies, when it is in the picture. */
  readonly capY: number | null;
}

interface AreaOptions {
  readonly height: number;
  readonly endX: number;
  readonly budgetUsd: string | null;
  readonly hueOf: (role: string) => Hue | undefined;
}

/** Spend up to each moment, in steps at the ends of attempts, the builder's share upon the architect's. */
export function layoutSpend(bars: readonly TimelineBar[], scale: TimeScale, options: AreaOptions): SpendArea {
  const { height, endX, budgetUsd, hueOf } = options;
  const settled = bars
    .filter((bar): bar is TimelineBar & { toMs: number; costUsd: string } => bar.toMs !== null && bar.costUsd !== null)
    .toSorted((first, second) => first.toMs - second.toMs);
  const steps = [{ x: 0, architect: 0, all: 0 }];
  for (const { toMs, costUsd, role } of settled) {
    const last = steps.at(-1) ?? { architect: 0, all: 0 };
    const cost = Number(costUsd);
    const architect = last.architect + (hueOf(role) === "architect" ? cost : 0);
    steps.push({ x: scale.xOf(toMs), architect, all: last.all + cost });
  }
  const total = steps.at(-1)?.all ?? 0;
  const budget = budgetUsd === null ? undefined : Number(budgetUsd);
  // The cap is worth its room once a third of it is spent; before, it would press the area flat.
  const showsCap = budget !== undefined && total >= budget / 3;
  const topUsd = Math.max(total, showsCap ? budget : 0) * 1.1;
  const yOf = (usd: number) => (topUsd === 0 ? height : height - (usd / topUsd) * height);
  const path = (upper: (step: (typeof steps)[number]) => number, lower: (step: (typeof steps)[number]) => number) =>
    total === 0 ? "" : `M${edge(steps, upper, yOf, endX)}L${edge(steps, lower, yOf, endX, true)}Z`;
  return {
    architect: path(
      (step) => step.architect,
      () => 0,
    ),
    builder: path(
      (step) => step.all,
      (step) => step.architect,
    ),
    topUsd,
    capY: showsCap ? yOf(budget) : null,
  };
}

function edge<Step extends { readonly x: number }>(
  steps: readonly Step[],
  usdOf: (step: Step) => number,
  yOf: (usd: number) => number,
  endX: number,
  backwards = false,
): string {
  const points = steps.flatMap((step, index) => {
    const y = round(yOf(usdOf(step)));
    const next = steps[index + 1]?.x ?? Math.max(endX, step.x);
    return [`${round(step.x)} ${y}`, `${round(next)} ${y}`];
  });
  return (backwards ? points.toReversed() : points).join("L");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
