import type { Rates } from "../../domain/spend/price-card.ts";
import type { PricePeriod } from "../snapshot-schema.ts";

/** Two sources that say different things about one price, in a form that a person can acknowledge. */
export interface Disagreement {
  /** `provider/model field`. */
  readonly id: string;
  readonly piAi: string;
  readonly genaiPrices: string;
}

export interface Acknowledgement extends Disagreement {
  readonly take: "pi-ai" | "genai-prices";
  readonly why: string;
}

/** Thresholds that differ by one token are the same threshold, written as "from" by one and "above" by the other. */
const sameThreshold = 1;

/** What both sources say about the same exact model, and not alike. */
export function compareSources(piAi: readonly PricePeriod[], genai: readonly PricePeriod[]): readonly Disagreement[] {
  const other = new Map(genai.map((period) => [nameOf(period).toLowerCase(), period]));
  return piAi.flatMap((period) => {
    const theirs = other.get(nameOf(period).toLowerCase());
    return theirs ? differences(period, theirs) : [];
  });
}

function differences(mine: PricePeriod, theirs: PricePeriod): readonly Disagreement[] {
  const name = nameOf(mine);
  const found = rateDifferences(`${name} base`, mine.rates, theirs.rates);
  const tiers = mine.tiers ?? [];
  const others = theirs.tiers ?? [];
  if (tiers.length !== others.length)
    found.push({ id: `${name} tiers`, piAi: `${tiers.length}`, genaiPrices: `${others.length}` });
  for (const [i, tier] of tiers.entries()) {
    const match = others[i];
    if (!match) continue;
    if (Math.abs(match.abovePromptTokens - tier.abovePromptTokens) > sameThreshold)
      found.push({
        id: `${name} tier ${i} threshold`,
        piAi: `${tier.abovePromptTokens}`,
        genaiPrices: `${match.abovePromptTokens}`,
      });
    found.push(...rateDifferences(`${name} tier ${i}`, tier.rates, match.rates));
  }
  return found;
}

/** What only one of them lists is no disagreement. */
function rateDifferences(id: string, mine: Rates, theirs: Rates): Disagreement[] {
  return (["input", "output", "cacheRead", "cacheWrite5m", "cacheWrite1h"] as const).flatMap((field) => {
    const [a, b] = [mine[field], theirs[field]];
    if (a === undefined || b === undefined || a === b) return [];
    return [{ id: `${id} ${field}`, piAi: `${a}`, genaiPrices: `${b}` }];
  });
}

/** The disagreements that nobody has looked at, or that have changed since. */
export function unacknowledged(
  found: readonly Disagreement[],
  acknowledged: readonly Acknowledgement[],
): readonly Disagreement[] {
  return found.filter(
    (each) =>
      !acknowledged.some(
        (seen) => seen.id === each.id && seen.piAi === each.piAi && seen.genaiPrices === each.genaiPrices,
      ),
  );
}

export function nameOf(period: { readonly provider: string; readonly model: string }): string {
  return `${period.provider}/${period.model}`;
}
