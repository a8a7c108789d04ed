"use client";
import { ChevronRight } from "lucide-react";
import { checkLooks } from "#components/status/check-look.ts";
import { Status } from "#components/status/status.tsx";
import { formatDuration } from "#components/ui/format-time.ts";
import type { CheckView } from "#lib/domain/api/build.ts";

/** One command that the engine ran: how it ended, how long it took, what it printed. */
export function CheckRow({ check }: { readonly check: CheckView }) {
  const red = check.outcome === "red" || check.outcome === "empty";
  const before = check.scope === "baseline";
  return (
    <li className="border-line border-b last:border-b-0">
      <details open={red && !before} className="group">
        <summary className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 hover:bg-hover">
          <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint group-open:rotate-90" />
          <Status look={checkLooks[check.outcome]} className="w-28" />
          <code className="min-w-0 flex-1 basis-56 break-words">{check.command}</code>
          <span className="text-faint text-xs">
            {check.criterionId ? `${check.criterionId} · ` : ""}
            {check.exitCode === null ? "" : `exit ${check.exitCode} · `}
            {formatDuration(check.durationMs)} · {check.driver}
          </span>
        </summary>
        <pre className="max-h-96 overflow-auto whitespace-pre-wrap break-words border-line border-t bg-sunk px-4 py-2 leading-4.5">
          {check.output || "It printed nothing."}
        </pre>
      </details>
    </li>
  );
}
