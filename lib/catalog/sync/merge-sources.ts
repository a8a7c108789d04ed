import { type CatalogModel, catalogModelSchema, type Overrides, type PricePeriod } from "../snapshot-schema.ts";
import { type Acknowledgement, nameOf } from "./compare-sources.ts";

export interface Sources {
  readonly piAi: readonly PricePeriod[];
  /** All periods of a model, those that begin later included. */
  readonly genai: readonly PricePeriod[];
  readonly overrides: Overrides;
  readonly acknowledged: readonly Acknowledgement[];
}

/**
 * The periods that the sources together ask for. Today's rates are pi-ai's, which is fresher; what was before and what
 * is scheduled is genai-prices'; a person's row holds over both.
 */
export function mergeSources(sources: Sources, today: string): readonly PricePeriod[] {
  const overridden = Map.groupBy(sources.overrides.prices, nameOf);
  const history = Map.groupBy(sources.genai, (period) => nameOf(period).toLowerCase());
  const current = new Map(sources.piAi.map((period) => [nameOf(period), period]));
  const periods: PricePeriod[] = [];
  for (const period of sources.piAi) {
    if (overridden.has(nameOf(period))) continue;
    periods.push(...combined(period, history.get(nameOf(period).toLowerCase()) ?? [], sources.acknowledged, today));
  }
  const known = new Set([...current.keys()].map((name) => name.toLowerCase()));
  periods.push(...sources.genai.filter((period) => isOlderModel(period) && !known.has(nameOf(period).toLowerCase())));
  for (const rows of overridden.values()) {
    periods.push(...rows.map(({ sourceUrl, verifiedOn, ...row }) => ({ ...row, source: sourceUrl, asOf: verifiedOn })));
  }
  return periods.toSorted(inOrder);
}

function combined(
  mine: PricePeriod,
  history: readonly PricePeriod[],
  acknowledged: readonly Acknowledgement[],
  today: string,
): readonly PricePeriod[] {
  const takesTheirs = acknowledged.some(
    (seen) => seen.take === "genai-prices" && seen.id.startsWith(`${nameOf(mine)} `),
  );
  return history.length === 0
    ? [mine]
    : history.map((theirs) => {
        const holds = (theirs.from ?? "") <= today && today < (theirs.to ?? "9999");
        const named = { ...theirs, model: mine.model };
        if (!holds || takesTheirs) return named;
        const rates = { ...theirs.rates, ...mine.rates };
        const { tiers: _tiers, ...rest } = named;
        return { ...rest, rates, ...(mine.tiers ? { tiers: mine.tiers } : {}), source: mine.source, asOf: mine.asOf };
      });
}

/** Models that pi-ai no longer lists and that may still serve. Speech, images and the like are not asked for text. */
function isOlderModel({ provider, model }: PricePeriod): boolean {
  if (provider === "anthropic") return /^claude-(opus|sonnet|haiku)-\d/.test(model);
  return provider === "gemini" && /^gemini-\d[\d.]*-(pro|flash|flash-lite)(-preview)?$/.test(model);
}

export function inOrder(a: PricePeriod, b: PricePeriod): number {
  return nameOf(a).localeCompare(nameOf(b)) || (a.from ?? "").localeCompare(b.from ?? "");
}

/** Models with what a person knows better. */
export function mergeModels(models: readonly CatalogModel[], overrides: Overrides): readonly CatalogModel[] {
  return models
    .map((model) => {
      const row = overrides.models.find((each) => nameOf(each) === nameOf(model));
      if (!row) return model;
      const { sourceUrl: _sourceUrl, verifiedOn: _verifiedOn, ...known } = row;
      return catalogModelSchema.parse({ ...model, ...known });
    })
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
}
