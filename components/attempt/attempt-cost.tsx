import { formatMoneyRange } from "#components/ui/format-money.ts";
import { Money } from "#components/ui/money.tsx";
import type { AttemptSummary } from "#lib/domain/api/build.ts";

type Asked = Pick<AttemptSummary, "costUsd" | "costUpperUsd" | "usage" | "scripted">;

/** What an attempt cost; one that was cut as a range, from what is likely to the most that it can be. */
export function AttemptCost({ attempt }: { readonly attempt: Asked }) {
  const { costUsd, costUpperUsd, usage, scripted } = attempt;
  if (costUsd !== null && costUpperUsd !== null && costUpperUsd !== costUsd)
    return <span className="text-soft italic">~{formatMoneyRange(costUsd, costUpperUsd)}</span>;
  return <Money usd={costUsd} estimated={scripted || usage.source === "estimated"} />;
}
