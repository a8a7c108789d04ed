import { formatMoney } from "#components/ui/format-money.ts";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import { failureWords, kindWords } from "#lib/domain/build/failure-words.ts";

/** What is wrong with an attempt, behind its model's name; undefined where nothing is, and where a person ended it. */
export function flawWords({
  outcome,
  failure,
  finish,
}: Pick<AttemptSummary, "outcome" | "failure" | "finish">): string | undefined {
  if (outcome === "cancelled") return undefined;
  if (failure) return kindWords(failure.kind);
  return finish === "truncated" ? failureWords.truncated : undefined;
}

/** Whether an attempt that is over has cost money. */
export function spentWords({
  scripted,
  costUsd,
  costUpperUsd,
}: Pick<AttemptSummary, "scripted" | "costUsd" | "costUpperUsd">): string {
  if (scripted || (costUsd !== null && Number(costUsd) === 0 && costUpperUsd === null)) return "Nothing was spent.";
  if (costUsd === null) return "What it cost is not known.";
  if (costUpperUsd === null || costUpperUsd === costUsd) return `It cost ${formatMoney(costUsd)}.`;
  return `It cost about ${formatMoney(costUsd)}, and at most ${formatMoney(costUpperUsd)}.`;
}
