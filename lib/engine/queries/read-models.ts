import type { ModelView } from "../../domain/api/settings.ts";
import type { PriceCard } from "../../domain/spend/price-card.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ModelCard } from "../ports/catalog.ts";

/** Known models with today's price in dollars per million tokens, and a scheduled one. */
export function readModels(deps: Pick<EngineDeps, "catalog" | "providers" | "clock">): readonly ModelView[] {
  const at = deps.clock.now();
  const ready = new Set(deps.providers.list().flatMap(({ id, ready }) => (ready ? [id] : [])));
  return deps.catalog
    .models()
    .flatMap((card) => (card.provider === "scripted" ? [] : [viewOf(deps, card, ready.has(card.provider), at)]));
}

function viewOf(deps: Pick<EngineDeps, "catalog">, card: ModelCard, available: boolean, at: Date): ModelView {
  const { provider, model, name, contextTokens, maxOutputTokens } = card;
  const price = deps.catalog.price(card, at);
  const next = price?.effectiveTo ? deps.catalog.price(card, new Date(price.effectiveTo)) : undefined;
  return {
    id: `${provider}/${model}`,
    status: available ? "available" : "no-key",
    provider,
    model,
    name,
    contextTokens,
    maxOutputTokens,
    price: price
      ? {
          input: perMillion(price.rates.input),
          output: perMillion(price.rates.output),
          cacheRead: price.rates.cacheRead === undefined ? null : perMillion(price.rates.cacheRead),
          asOf: price.asOf,
          source: price.source,
        }
      : null,
    nextPrice: next ? nextOf(next) : null,
  };
}

function nextOf(card: PriceCard): ModelView["nextPrice"] {
  return {
    from: card.effectiveFrom ?? "",
    input: perMillion(card.rates.input),
    output: perMillion(card.rates.output),
  };
}

/** Micro-dollars to dollars. */
function perMillion(microUsd: number): string {
  return (microUsd / 1_000_000).toString();
}
