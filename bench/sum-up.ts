import type { Machine } from "./describe-machine.ts";
import { type Figures, percentile } from "./report.ts";

/** A figure over several runs. */
export interface Spread {
  readonly name: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** What a measurement came to, and where. */
export interface Measured {
  readonly machine: Machine;
  readonly runs: number;
  readonly figures: readonly Spread[];
}

/** Least, middle and most of each figure, in the order of the first run. */
export function sumUp(runs: readonly Figures[]): readonly Spread[] {
  return Object.keys(runs[0] ?? {}).map((name) => {
    const values = runs.map((figures) => figures[name] ?? Number.NaN);
    return { name, min: Math.min(...values), median: percentile(values, 0.5), max: Math.max(...values) };
  });
}
