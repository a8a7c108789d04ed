import type { AllSpendView, SpendTotal } from "#lib/domain/api/spend.ts";
import { picoOfUsd, usdOfPico } from "#lib/domain/spend/money.ts";

/** What an amount on a screen tells: how much, how surely, and of how many. */
export type ShownTotal = Pick<SpendTotal, "usd" | "measuredUsd" | "estimatedUsd" | "attempts" | "unknown">;

export interface SpendDay {
  readonly day: string;
  readonly total: ShownTotal;
  /** The dearest first. */
  readonly models: readonly { readonly name: string; readonly provider: string; readonly total: ShownTotal }[];
}

/** One entry a day, the newest first, with its models. */
export function spendDays(days: AllSpendView["days"]): readonly SpendDay[] {
  const byDay = Map.groupBy(days, ({ day }) => day);
  return [...byDay]
    .map(([day, parts]) => ({
      day,
      total: addUp(parts.map(({ total }) => total)),
      models: parts
        .map(({ provider, model, total }) => ({ name: model, provider, total }))
        .toSorted((first, second) => Number(second.total.usd) - Number(first.total.usd)),
    }))
    .toSorted((first, second) => second.day.localeCompare(first.day));
}

function addUp(totals: readonly ShownTotal[]): ShownTotal {
  const money = (of: (total: ShownTotal) => string) =>
    usdOfPico(totals.reduce((sum, total) => sum + (picoOfUsd(of(total)) ?? 0n), 0n));
  const count = (of: (total: ShownTotal) => number) => totals.reduce((sum, total) => sum + of(total), 0);
  return {
    usd: money(({ usd }) => usd),
    measuredUsd: money(({ measuredUsd }) => measuredUsd),
    estimatedUsd: money(({ estimatedUsd }) => estimatedUsd),
    attempts: count(({ attempts }) => attempts),
    unknown: count(({ unknown }) => unknown),
  };
}
