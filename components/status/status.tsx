import { clsx } from "clsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Look } from "./look.ts";

/** Mark and word; with `markOnly` the word is read aloud only. */
export function Status({
  look,
  markOnly,
  className,
}: {
  readonly look: Look;
  readonly markOnly?: boolean;
  readonly className?: string;
}) {
  if (markOnly) {
    return (
      <StatusMark
        shape={look.shape}
        tone={look.tone}
        live={look.live}
        label={look.label}
        {...(className ? { className } : {})}
      />
    );
  }
  return (
    <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <StatusMark shape={look.shape} tone={look.tone} live={look.live} />
      {look.label}
    </span>
  );
}
