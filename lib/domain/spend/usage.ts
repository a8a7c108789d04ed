/**
 * Tokens of one attempt in six disjoint buckets; their sum is all that was billed.
 * `undefined` is "not told", which is not zero.
 * Formulas per provider: Anthropic counts input beside cache, Gemini counts cached inside the prompt and thoughts
 * beside the candidates, OpenAI-compatible servers count cached and (mostly) reasoning inside.
 */
export interface Usage {
  readonly inputUncached?: number;
  readonly cacheRead?: number;
  readonly cacheWrite5m?: number;
  readonly cacheWrite1h?: number;
  readonly output?: number;
  readonly reasoning?: number;
}

export const usageBuckets = [
  "inputUncached",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
  "output",
  "reasoning",
] as const satisfies readonly (keyof Usage)[];
