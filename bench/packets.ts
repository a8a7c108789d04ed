import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createCatalog } from "../lib/catalog/create-catalog.ts";
import type { Blueprint } from "../lib/domain/blueprint/blueprint.ts";
import { builderPacket } from "../lib/domain/blueprint/builder-packet.ts";
import { topologicalOrder } from "../lib/domain/blueprint/module-graph.ts";
import { parseBlueprint } from "../lib/domain/blueprint/parse-blueprint.ts";
import { costPicoUsd } from "../lib/domain/spend/cost.ts";
import type { PriceCard } from "../lib/domain/spend/price-card.ts";
import { buildModulePrompt } from "../lib/prompts/build-module/prompt.ts";
import { fixModulePrompt } from "../lib/prompts/fix-module/prompt.ts";
import { projectRoot } from "../lib/server/env.ts";
import { automaticPrefixes, type CacheRule, markedPrefixes, noCache, type Prompt } from "./cache-rules.ts";
import { layeredBlueprint } from "./layered-blueprint.ts";
import { type Figures, report } from "./report.ts";

/**
 * What builders are sent for a whole build, as slices and with the whole document: one build answer and one fix a
 * module, in the order of their dependencies, each within a cache's life of the one before. Files that exist, findings
 * and output are the same in both and left out; so is the answer.
 */
const contexts = ["slice", "whole"] as const;
const nonce = "abcdefgh";
const sandbox = "Node 26, tsc, esbuild, @types/node.";

/** In the order of a build; those that are asked together stand together, and their fixes follow. */
function promptsOf(
  blueprint: Blueprint,
  context: (typeof contexts)[number],
  together: number,
): readonly (readonly Prompt[])[] {
  const order = topologicalOrder(blueprint.modules);
  const groups = order.flatMap((_, index) => (index % together === 0 ? [order.slice(index, index + together)] : []));
  return groups.flatMap((group) =>
    [buildModulePrompt, fixModulePrompt].map((prompt) =>
      group.map((moduleId) => ({
        instructions: prompt.render({ nonce, sandbox }).text,
        parts: builderPacket({ blueprint, moduleId, context, nonce, reads: [], existing: [] }).parts,
      })),
    ),
  );
}

function dollars(groups: readonly (readonly Prompt[])[], rule: CacheRule, card: PriceCard): number {
  const usages = groups.flatMap((group) => rule(group));
  const pico = usages.reduce((sum, usage) => sum + (costPicoUsd({ ...usage, output: 0 }, card) ?? 0n), 0n);
  return Number(pico) / 1e12;
}

/** The smallest prefixes that are kept, as the providers' documentation has them. */
const catalog = createCatalog();
const builder = catalog.defaultFor("builder");
const architect = catalog.defaultFor("architect");
const models = [
  { ...builder, rule: () => automaticPrefixes(4_096, 1) },
  { provider: "gemini", model: "gemini-3.1-pro-preview", rule: () => automaticPrefixes(4_096, 1) },
  { ...architect, rule: () => markedPrefixes(512) },
  { provider: "anthropic", model: "claude-opus-4-6", rule: () => markedPrefixes(4_096) },
  { provider: "openai", model: "gpt-5.5", rule: () => automaticPrefixes(1_024, 128) },
] as const;

function figuresOf(name: string, markdown: string): Figures {
  const { blueprint, diagnostics } = parseBlueprint(markdown);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error || !blueprint) throw new Error(`${name}: ${error?.message ?? "no blueprint"}`);
  const figures: Record<string, number> = {};
  for (const context of contexts) {
    const usages = noCache(promptsOf(blueprint, context, 1).flat());
    const tokens = usages.reduce((sum, usage) => sum + (usage.inputUncached ?? 0), 0);
    figures[`${name}: input of one answer (tokens) | ${context}`] = Math.round(tokens / usages.length);
  }
  for (const { provider, model, rule } of models) {
    const card = catalog.price({ provider, model }, new Date());
    if (!card) throw new Error(`${model} has no price`);
    for (const context of contexts) {
      const row = `${name}, ${model} ($)`;
      figures[`${row}, one module at a time | ${context}`] = dollars(promptsOf(blueprint, context, 1), rule(), card);
      figures[`${row}, four at a time | ${context}`] = dollars(promptsOf(blueprint, context, 4), rule(), card);
      figures[`${row}, nothing cached | ${context}`] = dollars(promptsOf(blueprint, context, 1), noCache, card);
    }
  }
  return figures;
}

const example = join(projectRoot, "examples/voxel-world/blueprint.md");
const generated = layeredBlueprint({
  layers: 6,
  width: 5,
  checks: ["tsc --noEmit", "node --test"],
  paragraphs: 4,
  declarations: 4,
  shared: 8,
});
report({
  ...(existsSync(example) && figuresOf("Voxel World", readFileSync(example, "utf8"))),
  ...figuresOf("30 modules", generated.markdown),
});
