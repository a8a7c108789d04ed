import type { Usage } from "../../domain/spend/usage.ts";
import type { WireReply, WireRequest, WireUsage } from "./wire-request.ts";

const tokensIn = (bytes: number): number => Math.ceil(bytes / 3);
const tokensOf = (text: string): number => tokensIn(Buffer.byteLength(text));

/** What a whole reply is billed. */
export function wholeUsage(request: WireRequest, reply: WireReply): WireUsage {
  if (reply.usage) return reply.usage;
  return {
    input: tokensOf(request.system + request.text),
    output: tokensOf(reply.text),
    thinking: tokensOf(reply.thinking ?? ""),
  };
}

/** What a reply is billed of which only so many bytes were written: the whole prompt, and those words. */
export function partialUsage(
  whole: WireUsage,
  written: { readonly text: number; readonly thinking: number },
): WireUsage {
  return {
    ...whole,
    output: Math.min(whole.output, tokensIn(written.text)),
    thinking: Math.min(whole.thinking ?? 0, tokensIn(written.thinking)),
  };
}

/** The part that is known when the prompt has been read, in our buckets. */
export function promptBuckets({ input, cacheRead = 0, cacheWrite = 0 }: WireUsage): Usage {
  return { inputUncached: input, cacheRead, cacheWrite5m: cacheWrite, cacheWrite1h: 0 };
}

export function allBuckets(usage: WireUsage): Usage {
  return { ...promptBuckets(usage), output: usage.output, reasoning: usage.thinking ?? 0 };
}
