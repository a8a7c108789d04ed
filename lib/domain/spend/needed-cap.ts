import type { BudgetStanding } from "./budget.ts";
import { budgetName } from "./budget.ts";
import { centsUp, formatUsd, usdOfPico } from "./money.ts";

/** What is left to do will cost between these. */
export interface Remaining {
  readonly lowPicoUsd: bigint;
  readonly highPicoUsd: bigint;
}

/** The cap that lets what is left be finished, as a range; the next request always fits below its lower end. */
export function neededCap(
  { settledPicoUsd }: Pick<BudgetStanding, "settledPicoUsd">,
  worstPicoUsd: bigint,
  remaining: Remaining,
): Remaining {
  const atLeast = (picoUsd: bigint) => centsUp(settledPicoUsd + (picoUsd > worstPicoUsd ? picoUsd : worstPicoUsd));
  return { lowPicoUsd: atLeast(remaining.lowPicoUsd), highPicoUsd: atLeast(remaining.highPicoUsd) };
}

/** Says what does not fit, and what each cap would have to be. */
export function overBudgetWords(
  over: readonly BudgetStanding[],
  worstPicoUsd: bigint,
  remaining: (standing: BudgetStanding) => Remaining,
): string {
  const sentences = over.map((standing) => {
    const { lowPicoUsd, highPicoUsd } = neededCap(standing, worstPicoUsd, remaining(standing));
    const spent = `${shown(standing.settledPicoUsd)} of ${budgetName(standing)} of ${shown(standing.capPicoUsd)} is spent`;
    const range =
      lowPicoUsd === highPicoUsd ? `about ${shown(lowPicoUsd)}` : `about ${shown(lowPicoUsd)} to ${shown(highPicoUsd)}`;
    return `${spent}. To finish what is left it would have to be ${range}; the next request alone needs ${shown(centsUp(standing.settledPicoUsd + worstPicoUsd))}.`;
  });
  return [`The next request may cost up to ${shown(worstPicoUsd)}. Nothing was sent.`, ...sentences].join("\n");
}

/** Says what a request waits for, without a stop. */
export function heldBudgetWords(on: readonly BudgetStanding[]): string {
  const held = on.map((standing) => `${shown(standing.reservedPicoUsd)} of ${budgetName(standing)}`);
  return `Waits until what runs has ended: it holds ${held.join(" and ")}`;
}

const shown = (picoUsd: bigint) => formatUsd(usdOfPico(picoUsd));
