"use client";
import { clsx } from "clsx";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly className?: string;
  readonly children: ReactElement<{ id?: string; "aria-describedby"?: string | undefined; "aria-invalid"?: boolean }>;
}

/** A label, its control, and below it what helps or what is wrong, tied together for a screen reader. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const below = error ?? hint;
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium text-soft text-xs">
        {label}
      </label>
      {cloneElement(children, {
        id,
        "aria-describedby": below ? `${id}-below` : undefined,
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {below ? (
        <p id={`${id}-below`} className={clsx("text-xs", error ? "text-bad" : "text-faint")}>
          {below}
        </p>
      ) : null}
    </div>
  );
}
