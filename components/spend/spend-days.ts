import type { AllSpendView } from "#lib/domain/api/spend.ts";

export interface SpendDay {
  readonly day: string;
  readonly usd: number;
  readonly attempts: number;
  readonly unknown: number;
  readonly estimated: boolean;
  /** The dearest first. */
  readonly models: readonly { readonly name: string; readonly provider: string; readonly usd: string }[];
}

/** One entry a day, the newest first, with its models. */
export function spendDays(days: AllSpendView["days"]): readonly SpendDay[] {
  const byDay = Map.groupBy(days, ({ day }) => day);
  return [...byDay]
    .map(([day, parts]) => ({
      day,
      usd: parts.reduce((sum, { total }) => sum + Number(total.usd), 0),
      attempts: parts.reduce((sum, { total }) => sum + total.attempts, 0),
      unknown: parts.reduce((sum, { total }) => sum + total.unknown, 0),
      estimated: parts.some(({ total }) => Number(total.estimatedUsd) > 0),
      models: parts
        .map(({ provider, model, total }) => ({ name: model, provider, usd: total.usd }))
        .toSorted((first, second) => Number(second.usd) - Number(first.usd)),
    }))
    .toSorted((first, second) => second.day.localeCompare(first.day));
}
