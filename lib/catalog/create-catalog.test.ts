import { describe, expect, test } from "vitest";
import { presets } from "#lib/domain/routing/presets.ts";
import { costPicoUsd } from "../domain/spend/cost.ts";
import type { Usage } from "../domain/spend/usage.ts";
import { createCatalog, newest, nextPrice } from "./create-catalog.ts";
import type { Snapshot } from "./snapshot-schema.ts";

const catalog = createCatalog();
/** A Wednesday at noon, UTC. */
const noon = new Date("2026-11-18T12:00:00Z");
type Provider = "anthropic" | "gemini" | "openai";

const cached = { inputUncached: 12_000, cacheRead: 150_000, cacheWrite5m: 20_000, cacheWrite1h: 10_000 };
const a: Usage = { ...cached, output: 3_000, reasoning: 5_000 };
const g: Usage = { inputUncached: 120_000, cacheRead: 180_000, output: 6_000, reasoning: 10_000 };
const f: Usage = { inputUncached: 20_000, cacheRead: 40_000, output: 5_000, reasoning: 7_000 };
const o: Usage = { inputUncached: 100_000, cacheRead: 200_000, output: 12_000 };
const d: Usage = { inputUncached: 40_000, cacheRead: 60_000, output: 10_000 };

function cost(provider: Provider, model: string, usage: Usage, at = noon): bigint | undefined {
  const card = catalog.price({ provider, model }, at);
  return card && costPicoUsd(usage, card);
}

test.each<[Provider, string, Usage, number]>([
  ["anthropic", "claude-opus-4-6", a, 0.56],
  ["anthropic", "claude-opus-5", a, 0.56],
  ["anthropic", "claude-opus-5-5", a, 0.418],
  ["anthropic", "claude-sonnet-5-5", a, 0.209],
  ["anthropic", "claude-haiku-5-5", a, 0.056],
  ["gemini", "gemini-3.1-pro-preview", g, 0.84],
  ["gemini", "gemini-3.8-flash", f, 0.063],
  ["openai", "gpt-5.5", o, 1.74],
  ["openai", "gpt-6-sol", o, 0.66],
  ["openai", "deepseek-v4-pro", d, 0.04752],
  ["openai", "kimi-k2.6", d, 0.0876],
  ["openai", "kimi-k3", d, 0.288],
  ["openai", "glm-5.2", d, 0.1156],
  ["openai", "MiniMax-M3", d, 0.0276],
])("%s %s costs what its vendor's page says", (provider, model, usage, usd) => {
  expect(cost(provider, model, usage)).toBe(BigInt(Math.round(usd * 1e12)));
});

describe("the price of a day", () => {
  const input = (model: string, at: string, provider: Provider = "gemini") =>
    catalog.price({ provider, model }, new Date(at))?.rates.input;

  test("changes when a scheduled change comes, to the second", () => {
    expect(input("gemini-4-argon", "2026-11-30T23:59:59Z")).toBe(2_000_000);
    expect(input("gemini-4-argon", "2026-12-01T00:00:00Z")).toBe(4_000_000);
    expect(input("gemini-3.8-flash", "2026-12-31T23:59:59Z")).toBe(750_000);
    expect(input("gemini-3.8-flash", "2027-01-01T00:00:00Z")).toBe(1_500_000);
    expect(nextPrice({ provider: "gemini", model: "gemini-4-argon" }, noon)).toMatchObject({
      id: "gemini/gemini-4-argon@2026-12-01",
      effectiveFrom: "2026-12-01T00:00:00.000Z",
      rates: { input: 4_000_000, output: 20_000_000, cacheRead: 200_000 },
    });
  });

  test("was what it was: Opus 4.6 had a tier for long prompts until March 2026", () => {
    const long = { inputUncached: 300_000, output: 0 };
    const opus = (at: string) => cost("anthropic", "claude-opus-4-6", long, new Date(at));
    expect([opus("2026-02-20T12:00:00Z"), opus("2026-11-18T12:00:00Z")]).toEqual([
      3_000_000_000_000n,
      1_500_000_000_000n,
    ]);
  });

  test("knows hours: a peak on working days, none at weekends, none before there were any", () => {
    const deepseek = (at: string) => input("deepseek-v4-pro", at, "openai");
    expect(deepseek("2026-11-18T01:00:00Z")).toBe(1_320_000);
    expect(deepseek("2026-11-18T04:00:00Z")).toBe(660_000);
    expect(deepseek("2026-11-18T09:59:59Z")).toBe(1_320_000);
    expect(deepseek("2026-11-22T02:00:00Z")).toBe(660_000);
    expect(deepseek("2026-06-10T02:00:00Z")).toBe(435_000);
  });
});

describe("a model that is not known", () => {
  test.each([
    "claude-opus-6",
    "claude-sonnet-5-6",
    "claude-opus-5-5-turbo",
    "kimi-k2.6-turbo",
    "gemini-pro-latest",
    "gemini-3.1",
    "gpt-6",
    "",
  ])("%j has no price, whatever it begins with", (model) => {
    for (const provider of ["anthropic", "gemini", "openai"] as const)
      expect(catalog.price({ provider, model }, noon)).toBeUndefined();
  });

  test.each([
    ["anthropic", "claude-haiku-4-5-20251001", "claude-haiku-4-5-20251001"],
    ["anthropic", "claude-opus-5-5-20261001", "claude-opus-5-5"],
    ["gemini", "models/gemini-3.8-flash", "gemini-3.8-flash"],
    ["gemini", "gemini-3.8-flash-001", "gemini-3.8-flash"],
    ["gemini", "gemini-3.8-flash-preview-10-2026", "gemini-3.8-flash"],
    ["openai", "gpt-6-sol-2026-09-01", "gpt-6-sol"],
  ] as const)("but %s %s is %s by another date", (provider, model, base) => {
    expect(catalog.price({ provider, model }, noon)?.model).toBe(base);
    expect(catalog.model({ provider, model })?.model).toBe(base);
  });

  test("and one provider's price is not another's, but a script is priced as the model that it plays", () => {
    expect(catalog.price({ provider: "gemini", model: "claude-opus-5-5" }, noon)).toBeUndefined();
    expect(catalog.price({ provider: "scripted", model: "claude-opus-5-5" }, noon)?.provider).toBe("anthropic");
  });
});

describe("who starts in a role", () => {
  test("is the newest of its line", () => {
    const today = (["architect", "reviewer", "builder", "designer"] as const).map((role) => catalog.defaultFor(role));
    expect(today).toEqual([
      { provider: "anthropic", model: "claude-opus-5-5" },
      { provider: "anthropic", model: "claude-opus-5-5" },
      { provider: "gemini", model: "gemini-4-argon" },
      { provider: "gemini", model: "gemini-4-argon" },
    ]);
  });

  test("is looked up: a newer model in the snapshot takes the role, one without a price does not", () => {
    const model = (id: string, generation: number[]) => ({
      provider: "anthropic" as const,
      model: id,
      name: id,
      contextTokens: 1,
      maxOutputTokens: 1,
      reasoning: true,
      family: "claude-opus",
      generation,
    });
    const priced = (id: string) => ({
      provider: "anthropic" as const,
      model: id,
      rates: { input: 1, output: 1 },
      source: "a test",
      asOf: "2026-11-20",
    });
    const snapshot: Snapshot = {
      asOf: "2026-11-20",
      sources: {},
      models: [model("claude-opus-9", [9, 0]), model("claude-opus-10-1", [10, 1]), model("claude-opus-11", [11, 0])],
      prices: [priced("claude-opus-9"), priced("claude-opus-10-1")],
    };
    expect(newest(snapshot, "anthropic", "claude-opus").model).toBe("claude-opus-10-1");
  });

  test("can be the pair of the original idea, and every preset names known, priced models", () => {
    const all = presets(catalog.defaultFor("architect"), catalog.defaultFor("builder"));
    expect(all.find((preset) => preset.id === "original")?.roles).toMatchObject({
      architect: [{ provider: "anthropic", model: "claude-opus-4-6" }],
      builder: [{ provider: "gemini", model: "gemini-3.1-pro-preview" }],
    });
    for (const ref of all.flatMap((preset) => Object.values(preset.roles).flat())) {
      expect(catalog.model(ref)).toBeDefined();
      expect(catalog.price(ref, noon)).toBeDefined();
    }
  });
});
