"use client";
import { Money } from "#components/ui/money.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { ShownTotal } from "./spend-days.ts";

interface AmountProps {
  readonly total: ShownTotal;
  /** The whole sum is one: a scripted project. */
  readonly estimated: boolean;
  readonly className?: string;
}

/** A sum, with what of it is estimated and what is unknown said beside it. */
export function Amount({ total, estimated, className }: AmountProps) {
  const allUnknown = total.attempts > 0 && total.unknown === total.attempts;
  return (
    <span className={className}>
      <Money
        usd={allUnknown ? null : total.usd}
        estimated={estimated || (Number(total.measuredUsd) === 0 && Number(total.estimatedUsd) > 0)}
      />
      {total.unknown > 0 && !allUnknown ? (
        <Tooltip says={`and ${total.unknown === 1 ? "one attempt" : `${total.unknown} attempts`} of unknown cost`}>
          <span className="text-person"> +?</span>
        </Tooltip>
      ) : null}
    </span>
  );
}
