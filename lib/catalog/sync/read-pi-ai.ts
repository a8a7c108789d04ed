import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Rates } from "../../domain/spend/price-card.ts";
import { modelFamily } from "../model-family.ts";
import type { CatalogModel, PricePeriod } from "../snapshot-schema.ts";
import { microRate } from "./micro-rates.ts";

const cost = z.object({ input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() });
const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  reasoning: z.boolean().optional(),
  contextWindow: z.number().optional(),
  maxTokens: z.number().optional(),
  cost: cost.extend({ tiers: z.array(cost.extend({ inputTokensAbove: z.number() })).optional() }),
});
const fileSchema = z.record(z.string(), z.record(z.string(), modelSchema));
const manifestSchema = z.object({ generatedAt: z.string(), files: z.record(z.string(), z.string()) });

/** The package's files that are read, and whose models they are for us. */
const files = {
  "anthropic.json": "anthropic",
  "google.json": "gemini",
  "openai.json": "openai",
  "deepseek.json": "openai",
  "moonshotai.json": "openai",
  "zai.json": "openai",
  "minimax.json": "openai",
  "xai.json": "openai",
} as const;

export interface PiAiData {
  readonly asOf: string;
  readonly models: readonly CatalogModel[];
  readonly prices: readonly PricePeriod[];
}

/** Reads an unpacked `@earendil-works/pi-ai`, whose files must have the hashes of its manifest. */
export function readPiAi(packageFolder: string, version: string): PiAiData {
  const folder = join(packageFolder, "dist/providers/data");
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, ".manifest.json"), "utf8")));
  const asOf = manifest.generatedAt.slice(0, 10);
  const source = `@earendil-works/pi-ai ${version}`;
  const models: CatalogModel[] = [];
  const prices: PricePeriod[] = [];
  for (const [file, provider] of Object.entries(files)) {
    const bytes = readFileSync(join(folder, file));
    if (createHash("sha256").update(bytes).digest("hex") !== manifest.files[file])
      throw new Error(`${file} differs from its manifest`);
    const groups = Object.values(fileSchema.parse(JSON.parse(bytes.toString())));
    for (const model of groups.flatMap((group) => Object.values(group))) {
      if (model.type !== "chat" || !model.contextWindow || !model.maxTokens || isAlias(model.id)) continue;
      const line = modelFamily(model.id);
      models.push({
        provider,
        model: model.id,
        name: model.name,
        contextTokens: model.contextWindow,
        maxOutputTokens: model.maxTokens,
        reasoning: model.reasoning ?? false,
        ...(line ? { family: line.family, generation: [...line.generation] } : {}),
      });
      const isFree = model.cost.input === 0 && model.cost.output === 0; // a plan's price, not a token's
      if (isFree) continue;
      prices.push({
        provider,
        model: model.id,
        rates: rates(model.cost, provider, model.id),
        ...(model.cost.tiers
          ? {
              tiers: model.cost.tiers.map((tier) => ({
                abovePromptTokens: tier.inputTokensAbove,
                rates: rates(tier, provider, model.id),
              })),
            }
          : {}),
        source,
        asOf,
      });
    }
  }
  return { asOf, models, prices };
}

/** An alias moves from model to model: only the one that served has a price. */
function isAlias(id: string): boolean {
  return /(^|-)latest$/.test(id);
}

/** A cache price of zero means that none is listed: then the input's holds. Claude's hour costs twice the input. */
function rates(of: z.infer<typeof cost>, provider: string, id: string): Rates {
  const optional = (name: "cacheRead" | "cacheWrite5m", value: number): Partial<Rates> =>
    value > 0 ? { [name]: microRate(value, id) } : {};
  return {
    input: microRate(of.input, id),
    output: microRate(of.output, id),
    ...optional("cacheRead", of.cacheRead),
    ...optional("cacheWrite5m", of.cacheWrite),
    ...(provider === "anthropic" ? { cacheWrite1h: microRate(of.input, id) * 2 } : {}),
  };
}
