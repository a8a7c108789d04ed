import { calcPrice, findProvider } from "@pydantic/genai-prices";
import { expect, test } from "vitest";
import { costPicoUsd } from "../domain/spend/cost.ts";
import acknowledged from "./acknowledged.json" with { type: "json" };
import { createCatalog } from "./create-catalog.ts";
import overrides from "./overrides.json" with { type: "json" };
import snapshotJson from "./snapshot.json" with { type: "json" };
import { overridesSchema, snapshotSchema } from "./snapshot-schema.ts";

const snapshot = snapshotSchema.parse(snapshotJson);
const name = (row: { provider: string; model: string }) => `${row.provider}/${row.model}`;

test("a model's periods follow each other without a gap and without an overlap", () => {
  for (const [model, periods] of Map.groupBy(snapshot.prices, name)) {
    const sorted = periods.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
    for (const [i, period] of sorted.slice(1).entries()) expect(period.from, model).toBe(sorted[i]?.to);
    expect(sorted.at(-1)?.to, model).toBeUndefined();
  }
});

test("no rate is free, and no cache is dearer to read than to send", () => {
  for (const period of snapshot.prices) {
    for (const { rates } of [period, ...(period.tiers ?? [])]) {
      expect(rates.input, period.model).toBeGreaterThan(0);
      expect(rates.output, period.model).toBeGreaterThan(0);
      expect(rates.cacheRead ?? rates.input, period.model).toBeLessThanOrEqual(rates.input);
      expect(rates.cacheWrite1h ?? Number.MAX_SAFE_INTEGER, period.model).toBeGreaterThanOrEqual(
        rates.cacheWrite5m ?? 0,
      );
    }
  }
});

test("rows that a person wrote are in the snapshot, with where they are from", () => {
  const rows = overridesSchema.parse(overrides).prices.map((row) => [name(row), row.from, row.rates, row.sourceUrl]);
  const kept = snapshot.prices.map((period) => [name(period), period.from, period.rates, period.source]);
  for (const row of rows) expect(kept).toContainEqual(row);
  for (const row of acknowledged) expect(row.why).not.toBe("");
});

const at = new Date("2026-11-18T12:00:00Z");
const theirIds = { anthropic: ["anthropic"], gemini: ["google"], openai: ["openai", "moonshotai", "x-ai"] } as const;
const accepted = new Set(acknowledged.map((row) => row.id.split(" ")[0]));
const priced = new Set(snapshot.prices.map(name));
const models = snapshot.models.filter((model) => priced.has(name(model)));
const oracle = models.flatMap((model) =>
  theirIds[model.provider].flatMap((providerId) => {
    const isTheirs = findProvider({ providerId })?.models.some((each) => each.id === model.model);
    return isTheirs && !accepted.has(name(model)) ? [{ ...model, providerId }] : [];
  }),
);

test("enough models are known to both to compare", () => {
  expect(oracle.length).toBeGreaterThan(40);
});

test.each(oracle)("$model costs what genai-prices computes", ({ provider, model, providerId }) => {
  const card = createCatalog().price({ provider, model }, at);
  if (!card) throw new Error("unpriced");
  const hasCache = card.rates.cacheRead !== undefined;
  const isClaude = provider === "anthropic";
  // Below every tier, and above every tier, away from thresholds that the two write one token apart.
  for (const input of [9_000, 700_000]) {
    const cacheRead = hasCache ? 40_000 : 0;
    const [cacheWrite5m, cacheWrite1h] = isClaude ? [3_000, 2_000] : [0, 0];
    const ours = costPicoUsd(
      { inputUncached: input, cacheRead, cacheWrite5m, cacheWrite1h, output: 500, reasoning: 700 },
      card,
    );
    const theirs = calcPrice(
      {
        input_tokens: input + cacheRead + cacheWrite5m + cacheWrite1h,
        output_tokens: 1_200,
        ...(hasCache ? { cache_read_tokens: cacheRead } : {}),
        ...(isClaude ? { cache_write_tokens: 5_000, cache_write_5m_tokens: 3_000, cache_write_1h_tokens: 2_000 } : {}),
      },
      model,
      { providerId, timestamp: at },
    );
    expect(Number(ours) / 1e12).toBeCloseTo(theirs?.total_price ?? Number.NaN, 9);
  }
});
