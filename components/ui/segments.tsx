"use client";
import { clsx } from "clsx";
import * as Radix from "radix-ui/toggle-group";
import type { ReactNode } from "react";

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: ReactNode; readonly name?: string }[];
  readonly className?: string;
}

/** One of a few, all seen at once: a speed, a view. */
export function Segments<T extends string>({ label, value, onChange, options, className }: SegmentsProps<T>) {
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      className={clsx(
        "inline-flex h-8 shrink-0 rounded-md border border-line bg-sunk p-0.5 pointer-coarse:h-10",
        className,
      )}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          className="inline-flex items-center gap-1.5 rounded-sm px-2 text-soft text-xs hover:text-ink data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line)]"
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
