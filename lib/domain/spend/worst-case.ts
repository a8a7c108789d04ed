import { ratesFor } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";

export interface WorstCaseQuestion {
  readonly packetBytes: number;
  readonly maxOutputTokens: number;
  readonly card: PriceCard;
}

/**
 * The most that a request can cost, for its reservation: a token for every two bytes of the packet at the dearest
 * rate of input (a cache may be written), and every token of output that is allowed.
 */
export function worstCasePicoUsd({ packetBytes, maxOutputTokens, card }: WorstCaseQuestion): bigint {
  const prompt = Math.ceil(packetBytes / 2);
  // A smaller prompt at a lower tier costs less in any catalogue that we know; the higher of both is safe in all.
  const costs = [card.rates, ratesFor(card, prompt)].map((rates) => {
    const input = Math.max(rates.input, rates.cacheRead ?? 0, rates.cacheWrite5m ?? 0, rates.cacheWrite1h ?? 0);
    return BigInt(prompt) * BigInt(input) + BigInt(maxOutputTokens) * BigInt(rates.output);
  });
  return costs.reduce((most, cost) => (cost > most ? cost : most), 0n);
}
