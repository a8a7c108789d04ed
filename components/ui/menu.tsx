"use client";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { Keys } from "./keys.tsx";

interface MenuProps {
  readonly trigger: ReactElement;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

export function Menu({ trigger, align = "start", children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="appear z-50 max-h-[70vh] min-w-48 max-w-80 overflow-auto rounded-md border border-line bg-raised p-1 shadow-overlay"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemLook =
  "flex min-h-7 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-[highlighted]:bg-hover data-[disabled]:cursor-default data-[disabled]:text-faint pointer-coarse:min-h-10";

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  readonly keys?: string | undefined;
  readonly danger?: boolean;
}

export function MenuItem({ keys, danger, className, children, ...rest }: MenuItemProps) {
  return (
    <Radix.Item {...rest} className={clsx(itemLook, danger && "text-bad", className)}>
      {rest.asChild ? (
        children
      ) : (
        <>
          <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
          {keys ? <Keys keys={keys} /> : null}
        </>
      )}
    </Radix.Item>
  );
}

export function MenuChoice({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={clsx(itemLook, "pl-7", className)}>
      <Radix.ItemIndicator className="-ml-5 absolute">
        <Check aria-hidden className="size-3.5" />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  );
}

export const MenuChoices = Radix.RadioGroup;

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-faint text-xs">{children}</Radix.Label>;
}

export function MenuLine() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
