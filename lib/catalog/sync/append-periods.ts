import type { PricePeriod } from "../snapshot-schema.ts";
import { nameOf } from "./compare-sources.ts";
import { inOrder } from "./merge-sources.ts";

/**
 * Adds what the sources ask for now to what the snapshot has, without touching what has begun: a rate that changed
 * closes its period today and opens another; what was to begin later may be planned anew.
 */
export function appendPeriods(
  before: readonly PricePeriod[],
  wanted: readonly PricePeriod[],
  today: string,
): readonly PricePeriod[] {
  const wantedByModel = Map.groupBy(wanted, nameOf);
  const beforeByModel = Map.groupBy(before, nameOf);
  const models = new Set([...beforeByModel.keys(), ...wantedByModel.keys()]);
  return [...models]
    .flatMap((model) => appended(beforeByModel.get(model) ?? [], wantedByModel.get(model) ?? [], today))
    .toSorted(inOrder);
}

function appended(
  before: readonly PricePeriod[],
  wanted: readonly PricePeriod[],
  today: string,
): readonly PricePeriod[] {
  if (before.length === 0) return wanted;
  if (wanted.length === 0) return before;
  const begun = before.filter((period) => (period.from ?? "") <= today);
  const planned = wanted.filter((period) => (period.from ?? "") > today);
  const open = begun.find((period) => today < (period.to ?? "9999"));
  const now = wanted.find((period) => (period.from ?? "") <= today && today < (period.to ?? "9999"));
  if (!now) return [...begun, ...planned];
  if (open && samePrice(open, now)) {
    const kept = begun.map((period) => (period === open ? endingLike(open, now) : period));
    return [...kept, ...planned];
  }
  const kept = begun.map((period) => (period === open ? { ...open, to: today } : period));
  const since = open || (now.from ?? "") > today ? today : now.from;
  return [...kept, { ...now, ...(since === undefined ? {} : { from: since }) }, ...planned];
}

/** When a period ends may become known later; that is no change of what was charged in it. */
function endingLike(open: PricePeriod, now: PricePeriod): PricePeriod {
  const { to: _to, ...rest } = open;
  return now.to === undefined ? rest : { ...rest, to: now.to };
}

function samePrice(a: PricePeriod, b: PricePeriod): boolean {
  const price = ({ rates, tiers = [], peak }: PricePeriod): string =>
    JSON.stringify([sorted(rates), tiers.map((tier) => [tier.abovePromptTokens, sorted(tier.rates)]), peak]);
  return price(a) === price(b);
}

function sorted(rates: object): readonly (readonly [string, unknown])[] {
  return Object.entries(rates).toSorted(([a], [b]) => a.localeCompare(b));
}
