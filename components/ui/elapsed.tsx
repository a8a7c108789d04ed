"use client";
import { formatDuration } from "./format-time.ts";
import { useNow } from "./use-now.ts";

interface ElapsedProps {
  readonly from: string;
  /** Null while it goes on: then it counts. */
  readonly to: string | null;
  readonly className?: string;
}

export function Elapsed({ from, to, className }: ElapsedProps) {
  const now = useNow(1_000);
  const end = to === null ? now : Date.parse(to);
  return <span className={className}>{formatDuration(end - Date.parse(from))}</span>;
}
