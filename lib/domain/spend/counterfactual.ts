import type { Role } from "../routing/role.ts";
import { costPicoUsd } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";
import type { Usage } from "./usage.ts";

export interface WorkDone extends Usage {
  readonly role: Role;
  readonly model: string;
  readonly costPicoUsd?: bigint;
}

export interface Counterfactual {
  readonly lowPicoUsd: bigint;
  readonly highPicoUsd: bigint;
  readonly method: string;
}

/** The same text is up to this many times as many tokens for another vendor's or generation's tokenizer. */
const tokenizerPercent = 130;

/**
 * What the same work would have cost with the architect's model alone, as a range: tokens do not carry over from model
 * to model. Low: the same tokens and cache, half the thought. High: more tokens for the same text, and no cache.
 * Nothing where nothing was done by another model, or where a part of the work is not known.
 */
export function counterfactual(work: readonly WorkDone[], architect: PriceCard): Counterfactual | undefined {
  const others = work.filter((attempt) => attempt.model !== architect.model);
  if (others.length === 0) return undefined;
  let lowPicoUsd = 0n;
  let highPicoUsd = 0n;
  for (const attempt of work) {
    const own = attempt.model === architect.model;
    const low = own ? attempt.costPicoUsd : costPicoUsd(lowUsage(attempt), architect);
    const high = own ? attempt.costPicoUsd : costPicoUsd(highUsage(attempt), architect);
    if (low === undefined || high === undefined) return undefined;
    lowPicoUsd += low;
    highPicoUsd += high;
  }
  return {
    lowPicoUsd,
    highPicoUsd,
    method:
      `${others.length} attempts of other models at the price of ${architect.model}, in as many rounds: at least with ` +
      "the same tokens and cache and half the thought, at most with 30 % more tokens and no cache.",
  };
}

function lowUsage(attempt: WorkDone): Usage {
  return { ...attempt, ...(attempt.reasoning === undefined ? {} : { reasoning: Math.floor(attempt.reasoning / 2) }) };
}

function highUsage({ inputUncached, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning }: WorkDone): Usage {
  if (inputUncached === undefined || output === undefined) return {};
  const grown = (tokens: number): number => Math.ceil((tokens * tokenizerPercent) / 100);
  const input = inputUncached + (cacheRead ?? 0) + (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0);
  return { inputUncached: grown(input), output: grown(output), reasoning: grown(reasoning ?? 0) };
}
