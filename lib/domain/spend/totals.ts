import type { Usage } from "./usage.ts";

/** What a sum needs of one attempt that is over. */
export interface SpentAttempt extends Usage {
  readonly source: "measured" | "estimated" | "none";
  /** Undefined: nobody knows. */
  readonly costPicoUsd?: bigint;
  readonly costUpperPicoUsd?: bigint;
}

export interface SpendSum {
  readonly measuredPicoUsd: bigint;
  readonly estimatedPicoUsd: bigint;
  readonly estimatedUpperPicoUsd: bigint;
  /** Measured and estimated. With `unknown` above zero it is a lower bound. */
  readonly picoUsd: bigint;
  readonly attempts: number;
  readonly unknown: number;
  readonly tokens: {
    readonly inputUncached: number;
    readonly cacheRead: number;
    readonly cacheWrite: number;
    readonly output: number;
    readonly reasoning: number;
  };
}

/** Adds attempts up. One of unknown cost is counted, and adds nothing. */
export function sumSpend(attempts: Iterable<SpentAttempt>): SpendSum {
  let measuredPicoUsd = 0n;
  let estimatedPicoUsd = 0n;
  let estimatedUpperPicoUsd = 0n;
  let count = 0;
  let unknown = 0;
  const tokens = { inputUncached: 0, cacheRead: 0, cacheWrite: 0, output: 0, reasoning: 0 };
  for (const attempt of attempts) {
    count += 1;
    tokens.inputUncached += attempt.inputUncached ?? 0;
    tokens.cacheRead += attempt.cacheRead ?? 0;
    tokens.cacheWrite += (attempt.cacheWrite5m ?? 0) + (attempt.cacheWrite1h ?? 0);
    tokens.output += attempt.output ?? 0;
    tokens.reasoning += attempt.reasoning ?? 0;
    if (attempt.costPicoUsd === undefined) unknown += attempt.source === "none" ? 0 : 1;
    else if (attempt.source === "estimated") {
      estimatedPicoUsd += attempt.costPicoUsd;
      estimatedUpperPicoUsd += attempt.costUpperPicoUsd ?? attempt.costPicoUsd;
    } else measuredPicoUsd += attempt.costPicoUsd;
  }
  return {
    measuredPicoUsd,
    estimatedPicoUsd,
    estimatedUpperPicoUsd,
    picoUsd: measuredPicoUsd + estimatedPicoUsd,
    attempts: count,
    unknown,
    tokens,
  };
}
