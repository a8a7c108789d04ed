import { formatUsd, usdOfPico } from "../spend/money.ts";
import type { Attempt } from "./build.ts";

/**
 * What was paid for a module, or for the whole build where none is named, until a person is asked; a sentence for the
 * question. Undefined where no model was asked, and where scripted replies cost nothing.
 */
export function spentSoFar(moduleId: string | null, attempts: readonly Attempt[]): string | undefined {
  const over = attempts.filter(({ status, scripted }) => status === "ended" && !scripted);
  if (over.length === 0) return undefined;
  const known = over.reduce((sum, { costPicoUsd }) => sum + (costPicoUsd ?? 0n), 0n);
  const unknown = over.filter(({ costPicoUsd, usageSource }) => costPicoUsd === null && usageSource !== "none").length;
  const cost = known === 0n ? "nothing" : formatUsd(usdOfPico(known));
  const rest = unknown === 0 ? "" : `, and ${unknown === 1 ? "an attempt" : `${unknown} attempts`} of unknown cost`;
  const what = moduleId ?? "The build";
  return `${what} has cost ${cost}${rest} so far. Nothing more is spent on it until you answer.`;
}
