import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { fieldLook } from "./input.tsx";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={clsx(fieldLook, "min-h-20 resize-y py-2", className)} />;
}
