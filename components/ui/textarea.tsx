import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { fieldLook } from "./input.tsx";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={3} {...rest} className={clsx(fieldLook, "resize-y py-2", className)} />;
}
