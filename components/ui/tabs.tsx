"use client";
import { clsx } from "clsx";
import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";

interface TabsProps {
  readonly label: string;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly tabs: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly className?: string;
  /** `TabPanel`s. */
  readonly children: ReactNode;
}

/** The chosen tab belongs into the URL: give `value` and `onValueChange` from `useUrlState`. */
export function Tabs({ label, value, onValueChange, tabs, className, children }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className={clsx("flex min-h-0 flex-col", className)}>
      <Radix.List aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-line border-b px-4">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 shrink-0 border-transparent border-b-2 text-soft hover:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

export const TabPanel = Radix.Content;
