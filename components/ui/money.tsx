"use client";
import { clsx } from "clsx";
import { formatMoney } from "./format-money.ts";
import { Tooltip } from "./tooltip.tsx";

interface MoneyProps {
  /** Exact decimal dollars; null when nobody knows, which is not zero. */
  readonly usd: string | null;
  /** Estimates look different from measurements: set in italics behind a tilde. */
  readonly estimated?: boolean;
  readonly className?: string;
}

export function Money({ usd, estimated, className }: MoneyProps) {
  if (usd === null) {
    return (
      <Tooltip says="The provider told no usage, or the model has no known price. Unknown is not zero.">
        <span className={clsx("text-faint", className)}>unknown</span>
      </Tooltip>
    );
  }
  return (
    <Tooltip says={`${estimated ? "Estimated " : ""}$${usd}`}>
      <span
        data-estimated={estimated || undefined}
        className={clsx("tabular-nums", estimated && "text-soft italic", className)}
      >
        {estimated ? "~" : ""}
        {formatMoney(usd)}
      </span>
    </Tooltip>
  );
}
