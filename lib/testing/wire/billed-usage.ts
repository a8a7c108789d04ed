import type { Usage } from "../../domain/spend/usage.ts";
import type { WireReply, WireRequest, WireUsage } from "./wire-request.ts";

const tokensOf = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3);

/** What a whole reply is billed. */
export function wholeUsage(request: WireRequest, reply: WireReply): WireUsage {
  if (reply.usage) return reply.usage;
  return {
    input: tokensOf(request.system + request.text),
    output: tokensOf(reply.text),
    thinking: tokensOf(reply.thinking ?? ""),
  };
}

/** What a reply is billed of which only so much was written: the whole prompt, and those words. */
export function partialUsage(
  request: WireRequest,
  reply: WireReply,
  written: { readonly text: string; readonly thinking: string },
): WireUsage {
  const whole = wholeUsage(request, reply);
  return {
    ...whole,
    output: Math.min(whole.output, tokensOf(written.text)),
    thinking: Math.min(whole.thinking ?? 0, tokensOf(written.thinking)),
  };
}

/** The part that is known when the prompt has been read, in our buckets. */
export function promptBuckets({ input, cacheRead = 0, cacheWrite = 0 }: WireUsage): Usage {
  return { inputUncached: input, cacheRead, cacheWrite5m: cacheWrite, cacheWrite1h: 0 };
}

export function allBuckets(usage: WireUsage): Usage {
  return { ...promptBuckets(usage), output: usage.output, reasoning: usage.thinking ?? 0 };
}
