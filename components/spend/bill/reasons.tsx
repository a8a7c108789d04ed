import Link from "next/link";
import { formatMoney } from "#components/ui/format-money.ts";
import type { OddAttempt } from "#lib/domain/api/bill.ts";
import type { DifferenceReason } from "#lib/domain/spend/bill/difference-reasons.ts";

interface ReasonsProps {
  readonly reasons: readonly DifferenceReason[];
  /** Attempts of the model that the reasons may speak of. */
  readonly odd: readonly OddAttempt[];
}

/** Why a bill may differ, the likeliest first, with the attempts in question. */
export function Reasons({ reasons, odd }: ReasonsProps) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 text-soft text-xs marker:text-faint">
      {reasons.map(({ says, oddity }) => {
        const meant = oddity ? odd.filter(({ oddities }) => oddities.includes(oddity)) : [];
        return (
          <li key={says}>
            {says}
            {meant.length > 0 ? (
              <details className="mt-0.5">
                <summary className="text-ink underline decoration-line underline-offset-2">
                  {meant.length === 1 ? "Show the attempt" : `Show ${meant.length} attempts`}
                </summary>
                <ul className="mt-1 flex flex-col gap-0.5">
                  {meant.map((attempt) => (
                    <li key={attempt.id}>
                      <Link
                        href={`/projects/${attempt.projectId}/timeline?attempt=${attempt.id}`}
                        className="text-ink underline decoration-line underline-offset-2 hover:decoration-ink"
                      >
                        {attempt.projectName}, {attempt.startedAt.slice(11, 19)} UTC
                      </Link>{" "}
                      {costOf(attempt)}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function costOf({ costUsd, costUpperUsd }: OddAttempt): string {
  if (costUsd === null) return "of unknown cost";
  return costUpperUsd === null
    ? formatMoney(costUsd)
    : `~${formatMoney(costUsd)}, at most ${formatMoney(costUpperUsd)}`;
}
