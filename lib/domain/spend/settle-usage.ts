import type { FailureKind } from "../build/failure.ts";
import { costPicoUsd } from "./cost.ts";
import type { PriceCard } from "./price-card.ts";
import type { Usage } from "./usage.ts";

/** What is known of an attempt when it is over. */
export interface AttemptEnd {
  /** As far as the provider told it. */
  readonly usage: Usage;
  /** The provider said how the answer ended: its counts are final. */
  readonly hasFinish: boolean;
  /** Absent for an answer. */
  readonly failureKind?: FailureKind;
  readonly packetBytes: number;
  /** Bytes of text and of visible thought that arrived. */
  readonly streamedBytes: number;
  readonly maxOutputTokens: number;
  /** Learned for the model, 3 to begin with. */
  readonly bytesPerToken: number;
}

export interface SettledUsage {
  /** `measured` by the provider, `estimated` by us, `none` where nothing was begun. */
  readonly source: "measured" | "estimated" | "none";
  readonly usage: Usage;
  /** For an estimate: the most that it can have been. */
  readonly upper?: Usage;
}

/** Failures by which a provider says that it did not begin, or by which we never reached it. */
const unbilled: ReadonlySet<FailureKind> = new Set<FailureKind>([
  "connect",
  "rate-limited",
  "quota",
  "overloaded",
  "server-error",
  "auth",
  "billing",
  "context-too-long",
  "model-unknown",
  "bad-request",
  "no-reply",
]);

/** No tokenizer makes more tokens of a text than one for every two bytes, over a whole packet. */
const fewestBytesPerToken = 2;

/**
 * The usage to keep of an attempt, whatever became of it.
 *
 * A cut stream keeps what the provider told of the input; its output is estimated from what arrived, never from a
 * provider's placeholder, and thoughts that were not shown can make it as large as was allowed.
 */
export function settleUsage(end: AttemptEnd): SettledUsage {
  const { usage } = end;
  const isTold = usage.inputUncached !== undefined && usage.output !== undefined;
  if (end.hasFinish && isTold) return { source: "measured", usage };
  const nothingCame = end.streamedBytes === 0 && Object.keys(usage).length === 0;
  if (nothingCame && end.failureKind !== undefined && unbilled.has(end.failureKind))
    return { source: "none", usage: { inputUncached: 0, output: 0 } };

  const streamed = Math.ceil(end.streamedBytes / end.bytesPerToken);
  const wrote = Math.max(0, streamed - (usage.reasoning ?? 0));
  const input = usage.inputUncached ?? Math.ceil(end.packetBytes / end.bytesPerToken);
  // Nobody knows what of it was to be kept in a cache, which is the dearest way to read it.
  const most =
    usage.inputUncached === undefined
      ? {
          inputUncached: 0,
          cacheWrite1h: (usage.cacheWrite1h ?? 0) + Math.max(input, Math.ceil(end.packetBytes / fewestBytesPerToken)),
        }
      : {};
  const output = Math.max(usage.output ?? 0, wrote);
  const limit = Math.max(output, end.maxOutputTokens - (usage.reasoning ?? 0));
  return {
    source: "estimated",
    usage: { ...usage, inputUncached: input, output },
    upper: { ...usage, ...most, output: limit },
  };
}

export interface SettledCost {
  readonly costPicoUsd: bigint | null;
  readonly costUpperPicoUsd: bigint | null;
}

/** The price of settled usage. A provider's own bill holds where there is one; without a card nobody knows. */
export function settleCost(settled: SettledUsage, card: PriceCard | undefined, billedPicoUsd?: bigint): SettledCost {
  if (settled.source === "none") return { costPicoUsd: 0n, costUpperPicoUsd: null };
  if (billedPicoUsd !== undefined && settled.source === "measured")
    return { costPicoUsd: billedPicoUsd, costUpperPicoUsd: null };
  if (!card) return { costPicoUsd: null, costUpperPicoUsd: null };
  return {
    costPicoUsd: costPicoUsd(settled.usage, card) ?? null,
    costUpperPicoUsd: settled.upper ? (costPicoUsd(settled.upper, card) ?? null) : null,
  };
}
