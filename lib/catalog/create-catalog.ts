import { baseModel } from "../domain/routing/base-model.ts";
import type { ModelRef } from "../domain/routing/role.ts";
import type { PriceCard } from "../domain/spend/price-card.ts";
import type { Catalog, ModelCard } from "../engine/ports/catalog.ts";
import { bundledSnapshot } from "./bundled-snapshot.ts";
import { compareGenerations } from "./model-family.ts";
import type { CatalogModel, PricePeriod, Snapshot } from "./snapshot-schema.ts";

/** Until attempts have taught better. */
const bytesPerToken = 3;

/** The line that a role starts with; which model of it is the newest is the snapshot's to say. */
const lines = {
  architect: { provider: "anthropic", family: "claude-opus" },
  reviewer: { provider: "anthropic", family: "claude-opus" },
  builder: { provider: "gemini", family: "gemini-pro" },
  designer: { provider: "gemini", family: "gemini-pro" },
} as const;

/** Models and prices of the snapshot in this folder, or of another. */
export function createCatalog(snapshot: Snapshot = bundledSnapshot): Catalog {
  const models = new Map(snapshot.models.map((model) => [key(model), model]));
  const cards = snapshot.models.map(toCard);
  const cardsByKey = new Map(cards.map((card) => [key(card), card]));
  const periods = Map.groupBy(snapshot.prices, key);

  const periodsOf = (ref: ModelRef): readonly PricePeriod[] => {
    for (const provider of ref.provider === "scripted"
      ? (["anthropic", "gemini", "openai"] as const)
      : [ref.provider]) {
      const id = baseModel(ref.model, (model) => periods.has(key({ provider, model })));
      if (id !== undefined) return periods.get(key({ provider, model: id })) ?? [];
    }
    return [];
  };

  return {
    asOf: snapshot.asOf,
    models: () => cards,
    model: (ref) => {
      const id = baseModel(ref.model, (model) => models.has(key({ provider: ref.provider, model })));
      return id === undefined ? undefined : cardsByKey.get(key({ provider: ref.provider, model: id }));
    },
    price: (ref, at) => {
      const period = periodsOf(ref).find((each) => holds(each, at));
      return period && priceCard(period, at);
    },
    defaultFor: (role) => newest(snapshot, lines[role].provider, lines[role].family),
  };
}

/** The newest priced model of one line. */
export function newest(snapshot: Snapshot, provider: CatalogModel["provider"], family: string): ModelRef {
  const priced = new Set(snapshot.prices.map(key));
  const best = snapshot.models
    .filter((model) => model.provider === provider && model.family === family && priced.has(key(model)))
    .sort(
      (a, b) =>
        compareGenerations(b.generation ?? [], a.generation ?? []) ||
        (b.releasedOn ?? "").localeCompare(a.releasedOn ?? ""),
    )[0];
  if (!best) throw new Error(`the catalogue has no model of ${family}`);
  return { provider, model: best.model };
}

function key(ref: { readonly provider: string; readonly model: string }): string {
  return `${ref.provider}/${ref.model}`;
}

function toCard(model: CatalogModel): ModelCard {
  const { family: _family, generation: _generation, ...card } = model;
  return { ...card, bytesPerToken };
}

function holds(period: PricePeriod, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  return (period.from === undefined || period.from <= day) && (period.to === undefined || day < period.to);
}

function priceCard(period: PricePeriod, at: Date): PriceCard {
  const { provider, model, from, to, peak } = period;
  const isPeak =
    peak?.days.includes(at.getUTCDay()) &&
    peak.hours.some(([first, last]) => at.getUTCHours() >= first && at.getUTCHours() < last);
  return {
    id: `${provider}/${model}@${from ?? "always"}${isPeak ? "+peak" : ""}`,
    provider,
    model,
    ...(from === undefined ? {} : { effectiveFrom: `${from}T00:00:00.000Z` }),
    ...(to === undefined ? {} : { effectiveTo: `${to}T00:00:00.000Z` }),
    rates: isPeak && peak ? peak.rates : period.rates,
    tiers: period.tiers ?? [],
    source: period.source,
    asOf: period.asOf,
  };
}

/** The first scheduled change of a model's price after `at`, for a screen that warns of it. */
export function nextPrice(ref: ModelRef, at: Date, snapshot: Snapshot = bundledSnapshot): PriceCard | undefined {
  const day = at.toISOString().slice(0, 10);
  const later = snapshot.prices
    .filter((period) => key(period) === key(ref) && period.from !== undefined && period.from > day)
    .sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""))[0];
  return later && priceCard(later, new Date(`${later.from}T00:00:00.000Z`));
}
