"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly side?: "left" | "right";
  readonly children: ReactNode;
  /** A peek leaves the page beside it usable; a drawer does not. */
  readonly modal?: boolean;
  readonly className?: string;
}

/** A panel at the edge: peek at the right, drawer at the left. */
export function Sheet({ open, onOpenChange, title, side = "right", children, modal = false, className }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className="appear fixed inset-0 z-30 bg-veil" /> : null}
        <Radix.Content
          // The panel itself, so that its title is read first and no button stands out by chance.
          onOpenAutoFocus={focusPanel}
          tabIndex={-1}
          aria-describedby={undefined}
          onInteractOutside={(event) => {
            if (!modal) event.preventDefault();
          }}
          className={clsx(
            "fixed inset-y-0 z-30 flex flex-col border-line bg-raised shadow-overlay outline-none",
            side === "right" ? "slide-in right-0 w-full border-l sm:w-[34rem]" : "drawer-in left-0 w-72 border-r",
            className,
          )}
        >
          <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
            <Radix.Title className="min-w-0 flex-1 truncate font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="quiet" size="icon" aria-label="Close">
                <X aria-hidden className="size-4" />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function focusPanel(event: Event): void {
  if (event.target instanceof HTMLElement && !event.target.contains(document.activeElement)) {
    event.preventDefault();
    event.target.focus();
  }
}
