import type { Usage } from "../../domain/spend/usage.ts";
import { countOf, listOf, recordOf } from "../outside-value.ts";

/**
 * Anthropic counts input beside the caches, and thinking inside the output.
 *
 * `usage.iterations` lists every pass that was billed. Passes of a compaction or of an advising model are not in the
 * totals beside it, so where the list is there, it is what counts. `output_tokens` of `message_start` is a placeholder.
 */
export function anthropicUsage(raw: Readonly<Record<string, unknown>>, final: boolean): Usage {
  const passes = listOf(raw.iterations)
    .map(recordOf)
    .filter((pass) => pass !== undefined);
  const totals = passes.length > 0 ? sumOf(passes) : tokensOf(raw);
  const { input, cacheRead, cacheWrite5m, cacheWrite1h } = totals;
  const thinking = countOf(recordOf(raw.output_tokens_details)?.thinking_tokens);
  const output = final ? totals.output : undefined;
  const reasoning = output === undefined || thinking === undefined ? undefined : Math.min(thinking, output);
  return defined({
    inputUncached: input,
    cacheRead,
    cacheWrite5m,
    cacheWrite1h,
    output: output === undefined ? undefined : output - (reasoning ?? 0),
    reasoning,
  });
}

interface Tokens {
  readonly input: number | undefined;
  readonly cacheRead: number | undefined;
  readonly cacheWrite5m: number | undefined;
  readonly cacheWrite1h: number | undefined;
  readonly output: number | undefined;
}

function tokensOf(raw: Readonly<Record<string, unknown>>): Tokens {
  const written = countOf(raw.cache_creation_input_tokens);
  const split = recordOf(raw.cache_creation);
  const hour = countOf(split?.ephemeral_1h_input_tokens) ?? 0;
  const five = countOf(split?.ephemeral_5m_input_tokens) ?? 0;
  // The total may have grown after the split was told, and both describe the same tokens: the split only divides.
  const total = written ?? (split ? hour + five : undefined);
  const cacheWrite1h = total === undefined ? undefined : Math.min(hour, total);
  return {
    input: countOf(raw.input_tokens),
    cacheRead: countOf(raw.cache_read_input_tokens),
    cacheWrite5m: total === undefined ? undefined : total - (cacheWrite1h ?? 0),
    cacheWrite1h,
    output: countOf(raw.output_tokens),
  };
}

function sumOf(passes: readonly Readonly<Record<string, unknown>>[]): Tokens {
  const tokens = passes.map(tokensOf);
  const sum = (bucket: keyof Tokens): number | undefined => {
    const known = tokens.flatMap((pass) => pass[bucket] ?? []);
    return known.length === 0 ? undefined : known.reduce((total, count) => total + count, 0);
  };
  return {
    input: sum("input"),
    cacheRead: sum("cacheRead"),
    cacheWrite5m: sum("cacheWrite5m"),
    cacheWrite1h: sum("cacheWrite1h"),
    output: sum("output"),
  };
}

function defined(usage: { readonly [bucket in keyof Usage]: number | undefined }): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}
