/** What one run of one measurement found, by the figure's name with its unit. */
export type Figures = Readonly<Record<string, number>>;

const mark = "bench-figures ";

/** Hands a run's figures to whoever started it, and ends the process: nothing may keep it alive. */
export function report(figures: Figures): never {
  console.log(mark + JSON.stringify(figures));
  process.exit(0);
}

/** Reads what `report` wrote. */
export function readReport(output: string): Figures | undefined {
  const line = output.split("\n").findLast((text) => text.startsWith(mark));
  return line === undefined ? undefined : (JSON.parse(line.slice(mark.length)) as Figures);
}

/** The value below which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
