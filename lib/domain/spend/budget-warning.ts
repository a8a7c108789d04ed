/** Shares of a cap, in percent, at which a person is told. */
export const warningPercents = [75, 90] as const;
export type WarningPercent = (typeof warningPercents)[number];

interface Spent {
  readonly settledPicoUsd: bigint;
  /** Null: there was no cap. */
  readonly capPicoUsd: bigint | null;
}

/** The highest share that is reached; undefined below the first. */
export function reachedPercent({ settledPicoUsd, capPicoUsd }: Spent): WarningPercent | undefined {
  if (capPicoUsd === null) return undefined;
  return warningPercents.findLast((percent) => settledPicoUsd * 100n >= capPicoUsd * BigInt(percent));
}

/**
 * The warning that a change calls for: the highest share that is reached now and was not before. Nothing is remembered,
 * so a raised cap warns again when its own shares are reached, and a lowered one at once.
 */
export function warningAfter(before: Spent, after: Spent): WarningPercent | undefined {
  const now = reachedPercent(after);
  return now !== undefined && now > (reachedPercent(before) ?? 0) ? now : undefined;
}
