import type { Usage } from "../lib/domain/spend/usage.ts";
import type { PromptPart } from "../lib/engine/ports/model-gateway.ts";

/** One request as a provider's cache sees it: everything before the answer, in order. */
export interface Prompt {
  readonly instructions: string;
  readonly parts: readonly PromptPart[];
}

/** What a provider that has seen the earlier prompts bills the next one's input as. */
export type CacheRule = (prompt: Prompt) => Usage;

/** As Groundplan counts before anything is measured. */
const bytesPerToken = 3;
const tokensOf = (text: string) => Math.ceil(Buffer.byteLength(text) / bytesPerToken);

/**
 * Anthropic: prefixes that end at a mark are written once and read when they come again word for word; those below the
 * model's minimum are silently not kept.
 */
export function markedPrefixes(minTokens: number): CacheRule {
  const written = new Set<string>();
  return ({ instructions, parts }) => {
    let prefix = instructions;
    let [read, last] = [0, 0];
    for (const part of parts) {
      prefix += part.text;
      const tokens = tokensOf(prefix);
      if (part.cache === undefined || tokens < minTokens) continue;
      if (written.has(prefix)) read = tokens;
      written.add(prefix);
      last = tokens;
    }
    return { inputUncached: tokensOf(prefix) - last, cacheRead: read, cacheWrite5m: last - read };
  };
}

/**
 * Gemini and OpenAI: the longest beginning that an earlier request had too, if it is long enough, in steps. Nothing
 * has to be marked, and neither promises a hit: this is the best case.
 */
export function automaticPrefixes(minTokens: number, stepTokens: number): CacheRule {
  const seen: string[] = [];
  return ({ instructions, parts }) => {
    const text = instructions + parts.map((part) => part.text).join("");
    const longest = Math.max(0, ...seen.map((earlier) => commonLength(earlier, text)));
    const common = Math.floor(tokensOf(text.slice(0, longest)) / stepTokens) * stepTokens;
    seen.push(text);
    const read = common >= minTokens ? common : 0;
    return { inputUncached: tokensOf(text) - read, cacheRead: read, cacheWrite5m: 0 };
  };
}

/** No request finds anything: every module is asked at the same moment, or the cache was cleared. */
export const noCache: CacheRule = ({ instructions, parts }) => ({
  inputUncached: tokensOf(instructions + parts.map((part) => part.text).join("")),
  cacheRead: 0,
  cacheWrite5m: 0,
});

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
