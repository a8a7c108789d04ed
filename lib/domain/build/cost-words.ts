import { formatUsd, usdOfPico } from "../spend/money.ts";
import type { Attempt } from "./build.ts";

type Paid = Pick<Attempt, "costPicoUsd" | "costUpperPicoUsd">;

/** What attempts have cost together, as far as it is known; with the most that it can be where some is estimated. */
export function costWords(attempts: readonly Paid[]): string {
  const known = attempts.filter(({ costPicoUsd }) => costPicoUsd !== null);
  const low = known.reduce((sum, { costPicoUsd }) => sum + (costPicoUsd ?? 0n), 0n);
  const high = known.reduce(
    (sum, { costPicoUsd, costUpperPicoUsd }) => sum + (costUpperPicoUsd ?? costPicoUsd ?? 0n),
    0n,
  );
  const shown = formatUsd(usdOfPico(low));
  return high > low ? `about ${shown} and at most ${formatUsd(usdOfPico(high))}` : shown;
}
