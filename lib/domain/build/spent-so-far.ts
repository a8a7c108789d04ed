import type { Attempt } from "./build.ts";
import { costWords } from "./cost-words.ts";

/**
 * What was paid for a module, or for the whole build where none is named, until a person is asked; a sentence for the
 * question. Undefined where no model was asked, and where scripted replies cost nothing.
 */
export function spentSoFar(moduleId: string | null, attempts: readonly Attempt[]): string | undefined {
  const over = attempts.filter(({ status, scripted }) => status === "ended" && !scripted);
  if (over.length === 0) return undefined;
  const known = over.reduce((sum, { costPicoUsd }) => sum + (costPicoUsd ?? 0n), 0n);
  const unknown = over.filter(({ costPicoUsd, usageSource }) => costPicoUsd === null && usageSource !== "none").length;
  const attemptsOf = `${unknown === 1 ? "an attempt" : `${unknown} attempts`} of unknown cost`;
  const what = moduleId ?? "The build";
  const later = "Nothing more is spent on it until you answer.";
  if (known === 0n && unknown > 0)
    return `What ${moduleId ?? "the build"} has cost is not known: ${attemptsOf}. ${later}`;
  const cost = known === 0n ? "nothing" : costWords(over);
  return `${what} has cost ${cost}${unknown === 0 ? "" : `, and ${attemptsOf}`} so far. ${later}`;
}
