"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence below the title; read aloud with it. */
  readonly says?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the primary last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** A question in the way of everything else. Escape and the veil close it. */
export function Dialog({ open, onOpenChange, title, says, children, actions, wide }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          // The panel itself, so that its title is read first and no button stands out by chance.
          onOpenAutoFocus={focusPanel}
          tabIndex={-1}
          data-modal
          {...(says ? {} : { "aria-describedby": undefined })}
          className={clsx(
            "appear fixed top-[12vh] left-1/2 z-40 flex max-h-[76vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-line bg-raised shadow-overlay outline-none",
            wide ? "max-w-2xl" : "max-w-md",
          )}
        >
          <header className="flex items-start gap-4 px-4 pt-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {says ? <Radix.Description className="mt-1 text-soft">{says}</Radix.Description> : null}
            </div>
            <Radix.Close asChild>
              <Button look="quiet" size="icon" aria-label="Close" className="-mt-1 -mr-1">
                <X aria-hidden className="size-4" />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-auto px-4 py-3">{children}</div>
          {actions ? (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">{actions}</footer>
          ) : null}
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
