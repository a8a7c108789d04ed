import type { OddAttempt } from "../../api/bill.ts";
import { formatUsd, picoOfUsd, usdOfPico } from "../money.ts";
import { agrees, type ComparedModel } from "./reconcile.ts";

/** Something that can make a bill differ from the attempts, the likeliest first. */
export interface DifferenceReason {
  readonly says: string;
  /** Attempts of this kind are what it speaks of. */
  readonly oddity?: OddAttempt["oddities"][number];
}

/** Why one model's bill may differ from its attempts; nothing where it does not. */
export function differenceReasons(compared: ComparedModel): readonly DifferenceReason[] {
  const { theirs, ours, differencePicoUsd } = compared;
  if (agrees(differencePicoUsd)) return [];
  const isBilledMore = differencePicoUsd > 0n;
  const reasons: DifferenceReason[] = [];
  if (ours) {
    if (ours.unknown > 0 && isBilledMore) reasons.push(ofUnknown(ours.unknown));
    reasons.push(...ofEstimates(compared));
    if (ours.servedByOther > 0)
      reasons.push({
        oddity: "served-by-other",
        says: `${attempts(ours.servedByOther)} asked for another model and ${were(ours.servedByOther)} served by this one. The bill may name the model that was asked for.`,
      });
    if (ours.retries > 0 && isBilledMore)
      reasons.push({
        oddity: "retry",
        says: `${attempts(ours.retries)} repeated an earlier one. Each is a request of its own, and the bill may count one that failed here.`,
      });
    if (ours.free > 0 && isBilledMore)
      reasons.push({ says: `${attempts(ours.free)} failed before an answer and count as free, as providers promise.` });
    if (theirs) reasons.push(ofPrices(compared));
  }
  if (isBilledMore)
    reasons.push({
      says: ours
        ? "Requests with the same key that were made outside Groundplan, or by projects deleted since, are on the bill and not here."
        : "No attempt of this day was served by this model: the requests were made outside Groundplan, or by projects deleted since, or the bill names a model in other words. Give the line the model’s own name, and they are compared.",
    });
  else
    reasons.push({
      says: theirs
        ? "Providers book with a delay of hours, and grant credits: the bill may grow, or hold less than list price."
        : "The bill has no line for it: not booked yet, free of charge, or under another name.",
    });
  return reasons;
}

function ofUnknown(count: number): DifferenceReason {
  return {
    oddity: "unknown",
    says: `${attempts(count)} ${count === 1 ? "has no known cost, and counts" : "have no known cost, and count"} as nothing on our side.`,
  };
}

/** A cut attempt's cost is a range; so it is said how much of the difference lies within it. */
function ofEstimates({ ours, differencePicoUsd }: ComparedModel): readonly DifferenceReason[] {
  const low = picoOfUsd(ours?.estimatedUsd ?? "0") ?? 0n;
  const high = picoOfUsd(ours?.estimatedUpperUsd ?? "0") ?? 0n;
  if (high === 0n) return [];
  const cut = ours && ours.cut > 0 ? `, ${ours.cut} of them interrupted or cancelled` : "";
  const range = `Part of our sum is estimated from attempts that were cut${cut}: ${usd(low)}, at most ${usd(high)}.`;
  const room = high - low;
  if (differencePicoUsd < 0n)
    return -differencePicoUsd <= low
      ? [{ oddity: "estimated", says: `${range} The estimate may be too high by the difference.` }]
      : [{ oddity: "estimated", says: range }];
  const fits = differencePicoUsd <= room ? "The difference fits into that." : `That explains ${usd(room)} at most.`;
  return [{ oddity: "estimated", says: `${range} ${fits}` }];
}

function ofPrices({ theirs, ours }: ComparedModel): DifferenceReason {
  const prices = ours?.prices.map(({ source, asOf }) => `${source}, as of ${asOf.slice(0, 10)}`) ?? [];
  const used = prices.length === 0 ? "No known price was used here." : `Priced here by ${prices.join("; ")}.`;
  const all = ours ? Object.values(ours.tokens).reduce((sum, count) => sum + count, 0) : 0;
  const counted = theirs?.tokens ?? null;
  if (counted === null || all === 0)
    return { says: `${used} Discounts, batches and priority are billed at other prices.` };
  const isSame = Math.abs(counted - all) * 100 <= all;
  return {
    says: isSame
      ? `Both count the same tokens, so the prices differ. ${used}`
      : `The bill counts ${counted.toLocaleString("en-US")} tokens, the attempts ${all.toLocaleString("en-US")}: the requests differ, not only the prices. ${used}`,
  };
}

function attempts(count: number): string {
  return count === 1 ? "One attempt" : `${count.toLocaleString("en-US")} attempts`;
}

function were(count: number): string {
  return count === 1 ? "was" : "were";
}

function usd(pico: bigint): string {
  return formatUsd(usdOfPico(pico));
}
