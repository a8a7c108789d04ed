import type { Usage } from "../../domain/spend/usage.ts";
import { countOf, recordOf } from "../outside-value.ts";

/**
 * OpenAI-compatible servers count cached tokens inside the prompt. Reasoning is inside the completion for most and
 * beside it for some; only the total tells. Spellings of the cached count differ by vendor.
 */
export function openAiUsage(raw: Readonly<Record<string, unknown>>): Usage {
  const details = recordOf(raw.prompt_tokens_details);
  const prompt = countOf(raw.prompt_tokens);
  const completion = countOf(raw.completion_tokens);
  const total = countOf(raw.total_tokens);
  const cached =
    countOf(details?.cached_tokens) ?? countOf(raw.cached_tokens) ?? countOf(raw.prompt_cache_hit_tokens) ?? 0;
  const written = countOf(details?.cache_write_tokens) ?? 0;
  const thought = countOf(recordOf(raw.completion_tokens_details)?.reasoning_tokens) ?? 0;
  const beside = thought > 0 && prompt !== undefined && total === prompt + (completion ?? 0) + thought;
  const answered = completion === undefined ? undefined : beside ? completion + thought : completion;
  const reasoning = answered === undefined ? undefined : Math.min(thought, answered);
  const usage: { [bucket in keyof Usage]: number | undefined } = {
    inputUncached: prompt === undefined ? undefined : Math.max(0, prompt - cached - written),
    cacheRead: prompt === undefined ? undefined : cached,
    cacheWrite5m: prompt === undefined ? undefined : written,
    output: answered === undefined ? undefined : answered - (reasoning ?? 0),
    reasoning,
  };
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}

/** What the server itself charged, where it says so (OpenRouter, in dollars). */
export function billedPicoUsd(raw: Readonly<Record<string, unknown>>): bigint | undefined {
  const cost = raw.cost;
  if (typeof cost !== "number" || !Number.isFinite(cost) || cost < 0 || cost > 9_000) return undefined;
  return BigInt(Math.round(cost * 1e12));
}
