import { clsx } from "clsx";
import type { ComponentProps } from "react";

const tones = {
  neutral: "border-line bg-sunk text-soft",
  person: "border-person-fill/40 bg-person-wash text-person",
  good: "border-good-fill/40 bg-good-wash text-good",
  bad: "border-bad-fill/40 bg-bad-wash text-bad",
  architect: "border-architect-fill/40 bg-architect-wash text-architect",
  builder: "border-builder-fill/40 bg-builder-wash text-builder",
} as const;
export type BadgeTone = keyof typeof tones;

export function Badge({
  tone = "neutral",
  className,
  ...rest
}: ComponentProps<"span"> & { readonly tone?: BadgeTone }) {
  return (
    <span
      {...rest}
      className={clsx(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 text-xs",
        tones[tone],
        className,
      )}
    />
  );
}
