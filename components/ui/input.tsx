import { clsx } from "clsx";
import type { ComponentProps } from "react";

export const fieldLook =
  "w-full rounded-md border border-control/70 bg-raised px-2.5 text-ink placeholder:text-faint hover:border-control focus-visible:border-ink focus-visible:outline-1 focus-visible:outline-offset-0 disabled:bg-sunk disabled:text-faint aria-invalid:border-bad";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={clsx(fieldLook, "h-8 pointer-coarse:h-10", className)} />;
}
