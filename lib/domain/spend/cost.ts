import type { PriceCard, Rates } from "./price-card.ts";
import type { Usage } from "./usage.ts";

/** All that a request was read with; the number that a tier is chosen by. */
export function promptTokens(usage: Usage): number {
  return (usage.inputUncached ?? 0) + (usage.cacheRead ?? 0) + (usage.cacheWrite5m ?? 0) + (usage.cacheWrite1h ?? 0);
}

/** The rates of one request: the highest tier that its own prompt exceeds reprices the whole of it. */
export function ratesFor(card: PriceCard, prompt: number): Rates {
  const reached = card.tiers.filter((tier) => prompt > tier.abovePromptTokens);
  const highest = reached.reduce<PriceCard["tiers"][number] | undefined>(
    (best, tier) => (best && best.abovePromptTokens > tier.abovePromptTokens ? best : tier),
    undefined,
  );
  return highest?.rates ?? card.rates;
}

/**
 * What one request cost, in pico-dollars: tokens times micro-dollars per million tokens, exact.
 *
 * Undefined when the input or the output was not told: unknown is never zero. A cache that was not told was not used.
 * Reasoning costs what output costs. A cache rate that the card does not have is the input's, never a share of it.
 */
export function costPicoUsd(usage: Usage, card: PriceCard): bigint | undefined {
  if (usage.inputUncached === undefined || usage.output === undefined) return undefined;
  const rates = ratesFor(card, promptTokens(usage));
  return (
    times(usage.inputUncached, rates.input) +
    times(usage.cacheRead, rates.cacheRead ?? rates.input) +
    times(usage.cacheWrite5m, rates.cacheWrite5m ?? rates.input) +
    times(usage.cacheWrite1h, rates.cacheWrite1h ?? rates.cacheWrite5m ?? rates.input) +
    times(usage.output, rates.output) +
    times(usage.reasoning, rates.output)
  );
}

function times(tokens: number | undefined, rate: number): bigint {
  return BigInt(tokens ?? 0) * BigInt(rate);
}
