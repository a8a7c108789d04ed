import { type ConditionalPrice, findProvider, type ModelPrice } from "@pydantic/genai-prices";
import type { Rates } from "../../domain/spend/price-card.ts";
import type { PricePeriod } from "../snapshot-schema.ts";
import { microRate } from "./micro-rates.ts";

const providers = {
  anthropic: "anthropic",
  google: "gemini",
  openai: "openai",
  deepseek: "openai",
  moonshotai: "openai",
  zai: "openai",
  minimax: "openai",
  "x-ai": "openai",
} as const;

const keys = {
  input: "input_mtok",
  output: "output_mtok",
  cacheRead: "cache_read_mtok",
  cacheWrite5m: "cache_write_mtok",
  cacheWrite1h: "cache_write_1h_mtok",
} as const satisfies Record<keyof Rates, string>;

/** Price periods with their dates. Prices by the hour are left out: this source mixes them up with its dates. */
export function readGenaiPrices(version: string, asOf: string): readonly PricePeriod[] {
  const periods: PricePeriod[] = [];
  for (const [id, provider] of Object.entries(providers)) {
    for (const model of findProvider({ providerId: id })?.models ?? []) {
      const conditional = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
      if (conditional.some((price) => price.constraint?.type === "time_of_date")) continue;
      const dated = conditional.flatMap((price) => {
        const period = toPeriod(price, provider, model.id);
        return period ? [{ ...period, source: `@pydantic/genai-prices ${version}`, asOf }] : [];
      });
      periods.push(...closed(dated));
    }
  }
  return periods;
}

function toPeriod(
  price: ConditionalPrice,
  provider: PricePeriod["provider"],
  model: string,
): Omit<PricePeriod, "source" | "asOf"> | undefined {
  const base = ratesAt(price.prices, 0, model);
  if (!base) return undefined;
  const starts = new Set(Object.values(keys).flatMap((key) => tiersOf(price.prices, key).map((tier) => tier.start)));
  const tiers = [...starts]
    .sort((a, b) => a - b)
    .flatMap((start) => {
      const rates = ratesAt(price.prices, start, model);
      return rates ? [{ abovePromptTokens: start, rates }] : [];
    });
  const from = price.constraint?.type === "start_date" ? price.constraint.start_date : undefined;
  return {
    provider,
    model,
    ...(from === undefined ? {} : { from }),
    rates: base,
    ...(tiers.length > 0 ? { tiers } : {}),
  };
}

function tiersOf(price: ModelPrice, key: string): readonly { readonly start: number; readonly price: number }[] {
  const value = price[key];
  return typeof value === "object" ? value.tiers : [];
}

function ratesAt(price: ModelPrice, start: number, model: string): Rates | undefined {
  const at = (key: string): number | undefined => {
    const value = price[key];
    if (value === undefined || typeof value === "number") return value;
    return value.tiers.filter((tier) => tier.start <= start && start > 0).at(-1)?.price ?? value.base;
  };
  const found = Object.entries(keys).flatMap(([name, key]) => {
    const value = at(key);
    return value === undefined ? [] : [[name, microRate(value, model)] as const];
  });
  const rates: Partial<Rates> = Object.fromEntries(found);
  return rates.input === undefined || rates.output === undefined ? undefined : (rates as Rates);
}

/** Each period ends where the next begins. */
function closed(periods: readonly PricePeriod[]): readonly PricePeriod[] {
  const sorted = periods.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
  return sorted.map((period, i) => {
    const next = sorted[i + 1]?.from;
    return next === undefined ? period : { ...period, to: next };
  });
}
