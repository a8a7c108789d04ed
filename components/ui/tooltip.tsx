"use client";
import * as Radix from "radix-ui/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Keys } from "./keys.tsx";

interface TooltipProps {
  readonly says: ReactNode;
  readonly keys?: string | undefined;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactElement;
}

/** More about what the pointer or the focus is on. Never the only place of a fact that matters. */
export function Tooltip({ says, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="appear z-50 flex max-w-80 items-center gap-2 rounded-md bg-ink px-2 py-1 text-on-ink text-xs shadow-overlay"
        >
          {says}
          {keys ? <Keys keys={keys} inverse /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const TooltipProvider = Radix.Provider;
