"use client";
import { formatUntil } from "./format-time.ts";
import { Tooltip } from "./tooltip.tsx";
import { useNow } from "./use-now.ts";

/** When something goes on: counts down, and names the time of day on request. */
export function TimeUntil({ at, className }: { readonly at: string; readonly className?: string }) {
  const now = useNow(1_000);
  return (
    <Tooltip says={new Date(at).toLocaleString()}>
      <time dateTime={at} className={className}>
        {formatUntil(at, now)}
      </time>
    </Tooltip>
  );
}
