"use client";
import { clsx } from "clsx";
import * as Radix from "radix-ui/popover";
import type { ReactElement, ReactNode } from "react";

interface PopoverProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly align?: "start" | "center" | "end";
  readonly className?: string;
  readonly children: ReactNode;
}

export function Popover({ trigger, label, align = "end", className, children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={clsx(
            "appear z-40 max-h-[70vh] w-80 max-w-[calc(100vw-1rem)] overflow-auto rounded-lg border border-line bg-raised p-3 shadow-overlay",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
