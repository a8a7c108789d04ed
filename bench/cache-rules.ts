import type { Usage } from "../lib/domain/spend/usage.ts";
import type { PromptPart } from "../lib/engine/ports/model-gateway.ts";

/** One request as a provider's cache sees it: everything before the answer, in order. */
export interface Prompt {
  readonly instructions: string;
  readonly parts: readonly PromptPart[];
}

/** What a provider that has seen earlier prompts bills the input of some that come at the same moment as. */
export type CacheRule = (prompts: readonly Prompt[]) => readonly Usage[];

/** As Groundplan counts before anything is measured. */
const bytesPerToken = 3;
const tokensOf = (text: string) => Math.ceil(Buffer.byteLength(text) / bytesPerToken);

/**
 * Anthropic: prefixes that end at a mark are written once and read when they come again word for word; those below the
 * model's minimum are silently not kept.
 */
export function markedPrefixes(minTokens: number): CacheRule {
  const written = new Set<string>();
  return (prompts) => {
    const marked = prompts.map(({ instructions, parts }) => {
      let prefix = instructions;
      const prefixes: string[] = [];
      for (const part of parts) {
        prefix += part.text;
        if (part.cache !== undefined && tokensOf(prefix) >= minTokens) prefixes.push(prefix);
      }
      const read = tokensOf(prefixes.findLast((known) => written.has(known)) ?? "");
      const last = tokensOf(prefixes.at(-1) ?? "");
      const usage = { inputUncached: tokensOf(prefix) - last, cacheRead: read, cacheWrite5m: last - read };
      return { prefixes, usage };
    });
    for (const { prefixes } of marked) for (const prefix of prefixes) written.add(prefix);
    return marked.map(({ usage }) => usage);
  };
}

/**
 * Gemini and OpenAI: the longest beginning that an earlier request had too, if it is long enough, in steps. Nothing
 * has to be marked, and neither promises a hit: this is the best case.
 */
export function automaticPrefixes(minTokens: number, stepTokens: number): CacheRule {
  const seen: string[] = [];
  return (prompts) => {
    const texts = prompts.map(textOf);
    const usages = texts.map((text) => {
      const longest = Math.max(0, ...seen.map((earlier) => commonLength(earlier, text)));
      const common = Math.floor(tokensOf(text.slice(0, longest)) / stepTokens) * stepTokens;
      const read = common >= minTokens ? common : 0;
      return { inputUncached: tokensOf(text) - read, cacheRead: read, cacheWrite5m: 0 };
    });
    seen.push(...texts);
    return usages;
  };
}

/** No request finds anything. */
export const noCache: CacheRule = (prompts) =>
  prompts.map((prompt) => ({ inputUncached: tokensOf(textOf(prompt)), cacheRead: 0, cacheWrite5m: 0 }));

function textOf({ instructions, parts }: Prompt): string {
  return instructions + parts.map((part) => part.text).join("");
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
