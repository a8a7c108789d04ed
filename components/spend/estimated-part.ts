import { formatMoneyRange } from "#components/ui/format-money.ts";
import type { SpendTotal } from "#lib/domain/api/spend.ts";

/** How much of a sum is estimated, as "~$0.01–0.49"; undefined where every attempt in it was measured. */
export function estimatedPart({
  estimatedUsd,
  estimatedUpperUsd,
}: Pick<SpendTotal, "estimatedUsd" | "estimatedUpperUsd">): string | undefined {
  return Number(estimatedUpperUsd) > 0 ? `~${formatMoneyRange(estimatedUsd, estimatedUpperUsd)}` : undefined;
}

/** Whether nothing of a sum was measured, so that the whole of it is shown as an estimate. */
export function isEstimate({ measuredUsd, estimatedUsd }: Pick<SpendTotal, "measuredUsd" | "estimatedUsd">): boolean {
  return Number(measuredUsd) === 0 && Number(estimatedUsd) > 0;
}

/** Whether nobody knows anything of a sum, which is not zero then. */
export function isUnknown({ attempts, unknown }: Pick<SpendTotal, "attempts" | "unknown">): boolean {
  return attempts > 0 && unknown === attempts;
}
