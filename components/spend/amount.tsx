"use client";
import { Money } from "#components/ui/money.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { isEstimate, isUnknown } from "./estimated-part.ts";
import type { ShownTotal } from "./spend-days.ts";
import { unknownWords } from "./unknown-words.ts";

interface AmountProps {
  readonly total: ShownTotal;
  /** The whole sum is one: a scripted project. */
  readonly estimated: boolean;
  readonly className?: string;
}

/** A sum, with what of it is estimated and what is unknown said beside it. */
export function Amount({ total, estimated, className }: AmountProps) {
  const allUnknown = isUnknown(total);
  return (
    <span className={className}>
      <Money usd={allUnknown ? null : total.usd} estimated={estimated || isEstimate(total)} />
      {total.unknown > 0 && !allUnknown ? (
        <Tooltip says={`and ${unknownWords(total.unknown)}`}>
          <span className="text-person"> +?</span>
        </Tooltip>
      ) : null}
    </span>
  );
}
