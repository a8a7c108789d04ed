"use client";
import { formatAgo } from "./format-time.ts";
import { Tooltip } from "./tooltip.tsx";
import { useNow } from "./use-now.ts";

export function TimeAgo({ at, className }: { readonly at: string; readonly className?: string }) {
  const now = useNow(10_000);
  return (
    <Tooltip says={new Date(at).toLocaleString()}>
      <time dateTime={at} className={className}>
        {formatAgo(at, Math.max(now, Date.parse(at)))}
      </time>
    </Tooltip>
  );
}
