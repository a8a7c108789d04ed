import type { SpendTotal } from "../api/spend.ts";
import { usdOfPico } from "./money.ts";
import { type SpendSum, sumSpend } from "./totals.ts";

/** Attempts that are over and alike in all that a spend view tells apart, already added up by the database. */
export interface SpendGroup {
  readonly role: string;
  readonly provider: string;
  /** The model that served, where it is known. */
  readonly model: string;
  readonly moduleId: string | null;
  readonly promptId: string;
  readonly source: "measured" | "estimated" | "none";
  /** False: nobody knows what these cost. */
  readonly known: boolean;
  /** They led to nothing. */
  readonly wasted: boolean;
  readonly attempts: number;
  readonly costPicoUsd: bigint;
  readonly costUpperPicoUsd: bigint;
  readonly inputUncached: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
  readonly reasoning: number;
}

/** Adds groups up: the same sum as over their attempts. */
export function sumGroups(groups: Iterable<SpendGroup>): SpendSum {
  let attempts = 0;
  let unknown = 0;
  const asAttempts = [...groups].map(({ known, costPicoUsd, costUpperPicoUsd, cacheWrite, ...group }) => {
    attempts += group.attempts;
    if (!known && group.source !== "none") unknown += group.attempts;
    return { ...group, cacheWrite5m: cacheWrite, ...(known && { costPicoUsd, costUpperPicoUsd }) };
  });
  return { ...sumSpend(asAttempts), attempts, unknown };
}

/** A sum as it is sent. */
export function spendTotal(groups: Iterable<SpendGroup>): SpendTotal {
  const sum = sumGroups(groups);
  return {
    measuredUsd: usdOfPico(sum.measuredPicoUsd),
    estimatedUsd: usdOfPico(sum.estimatedPicoUsd),
    estimatedUpperUsd: usdOfPico(sum.estimatedUpperPicoUsd),
    usd: usdOfPico(sum.picoUsd),
    attempts: sum.attempts,
    unknown: sum.unknown,
    tokens: { ...sum.tokens },
  };
}

/** What one thing cost, in dollars: null when there were attempts and none has a known cost. */
export function spentUsd(groups: Iterable<SpendGroup>): string | null {
  const sum = sumGroups(groups);
  return sum.unknown > 0 && sum.picoUsd === 0n ? null : usdOfPico(sum.picoUsd);
}

/** Totals of the groups that share what `of` picks, dearest first. */
export function splitGroups<Group extends SpendGroup, Part extends Readonly<Record<string, string | null>>>(
  groups: readonly Group[],
  of: (group: Group) => Part,
): readonly (SpendTotal & Part)[] {
  const parts = new Map<string, { readonly part: Part; readonly groups: SpendGroup[] }>();
  for (const group of groups) {
    const part = of(group);
    const key = JSON.stringify(part);
    const known = parts.get(key);
    if (known) known.groups.push(group);
    else parts.set(key, { part, groups: [group] });
  }
  return [...parts.values()]
    .map(({ part, groups: own }) => ({ part, own, sum: sumGroups(own).picoUsd }))
    .sort((a, b) => (a.sum === b.sum ? 0 : a.sum > b.sum ? -1 : 1))
    .map(({ part, own }) => ({ ...spendTotal(own), ...part }));
}

export type SpendPhase = "design" | "build" | "review" | "fix";

/** Which part of the loop a prompt belongs to. */
export function phaseOf(promptId: string): SpendPhase {
  if (promptId === "build-module") return "build";
  if (promptId === "fix-module") return "fix";
  return promptId.endsWith("-blueprint") ? "design" : "review";
}
