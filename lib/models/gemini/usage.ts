import type { Usage } from "../../domain/spend/usage.ts";
import { countOf } from "../outside-value.ts";

/**
 * Gemini counts cached tokens inside the prompt, tool tokens beside it, and thoughts beside the candidates.
 * Chunks carry running totals. A count of the answer that is absent is zero only when the answer is over.
 */
export function geminiUsage(raw: Readonly<Record<string, unknown>>, over: boolean): Usage {
  const prompt = countOf(raw.promptTokenCount);
  const cached = countOf(raw.cachedContentTokenCount);
  const tools = countOf(raw.toolUsePromptTokenCount) ?? 0;
  const output = countOf(raw.candidatesTokenCount);
  const thoughts = countOf(raw.thoughtsTokenCount);
  const absent = over && prompt !== undefined ? 0 : undefined;
  const usage: { [bucket in keyof Usage]: number | undefined } = {
    inputUncached: prompt === undefined ? undefined : Math.max(0, prompt - (cached ?? 0)) + tools,
    cacheRead: cached ?? (prompt === undefined ? undefined : 0),
    output: output ?? absent,
    reasoning: thoughts ?? absent,
  };
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}
