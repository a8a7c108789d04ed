"use client";
import type { ReactNode } from "react";
import { Segments } from "#components/ui/segments.tsx";

export const panels = ["problems", "module", "versions"] as const;
export type Panel = (typeof panels)[number];

interface InspectorProps {
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
  readonly errors: number;
  readonly warnings: number;
  readonly children: ReactNode;
}

/** The right side: what is wrong, what the module under the cursor is, and the versions. */
export function Inspector({ panel, onPanel, errors, warnings, children }: InspectorProps) {
  const count = errors + warnings;
  return (
    <aside aria-label="Inspector" className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 border-line border-b p-2">
        <Segments
          label="Inspector"
          value={panel}
          onChange={onPanel}
          className="w-full [&>*]:flex-1 [&>*]:justify-center"
          options={[
            {
              value: "problems",
              label: (
                <>
                  Problems
                  {count > 0 ? <span className={errors > 0 ? "text-bad" : "text-person"}>{count}</span> : null}
                </>
              ),
            },
            { value: "module", label: "Module" },
            { value: "versions", label: "Versions" },
          ]}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-auto">{children}</div>
    </aside>
  );
}
