"use client";
import * as Radix from "radix-ui/switch";
import type { ComponentProps } from "react";

export function Switch(props: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className="relative h-4.5 w-8 shrink-0 rounded-full bg-control transition-colors duration-150 data-[state=checked]:bg-ink"
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-raised transition-transform duration-150 data-[state=checked]:translate-x-4" />
    </Radix.Root>
  );
}
