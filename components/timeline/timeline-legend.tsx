import { clsx } from "clsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { markLooks, spanLooks } from "./mark-look.ts";

const marks = ["check-red", "changes", "merged", "decision"] as const;

export function TimelineLegend() {
  return (
    <ul aria-label="Legend" className="flex items-center gap-2.5 text-faint text-xs max-xl:hidden">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-2.5 w-4 rounded-sm bg-architect-fill" />
        Architect
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-2.5 w-4 rounded-sm bg-builder-fill" />
        Builder
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="hatched h-2.5 w-4 rounded-sm border border-control text-control" />
        No answer
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className={clsx("w-4", spanLooks.checking.look)} />
        Checks
      </li>
      {marks.map((kind) => (
        <li key={kind} className="flex items-center gap-1">
          <StatusMark shape={markLooks[kind].shape} tone={markLooks[kind].tone} className="size-3" />
          {markLooks[kind].label}
        </li>
      ))}
    </ul>
  );
}
