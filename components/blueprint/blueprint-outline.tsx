"use client";
import { clsx } from "clsx";
import type { OutlineRow } from "./outline-rows.ts";

interface BlueprintOutlineProps {
  readonly rows: readonly OutlineRow[];
  /** The row that the cursor is under. */
  readonly current: OutlineRow | undefined;
  /** Modules with errors, by id. */
  readonly broken: ReadonlySet<string>;
  readonly onGo: (line: number) => void;
}

const indents = ["pl-3", "pl-3", "pl-5", "pl-7", "pl-9", "pl-9"];

/** Headings and modules; a click goes to the line. */
export function BlueprintOutline({ rows, current, broken, onGo }: BlueprintOutlineProps) {
  const modules = rows.filter(({ moduleId }) => moduleId !== null).length;
  return (
    <nav aria-label="Outline" className="flex h-full min-h-0 flex-col">
      <p className="flex h-9 shrink-0 items-center justify-between px-3 text-faint text-xs">
        Outline
        {rows.length > 0 ? <span>{modules === 1 ? "1 module" : `${modules} modules`}</span> : null}
      </p>
      <ol className="min-h-0 flex-1 overflow-auto pb-3">
        {rows.map((row) => (
          <li key={`${row.line} ${row.text}`}>
            <button
              type="button"
              aria-current={row === current ? "location" : undefined}
              onClick={() => onGo(row.line)}
              className={clsx(
                "flex h-7 w-full items-center gap-1.5 pr-3 text-left hover:bg-hover focus-visible:-outline-offset-2",
                indents[row.depth - 1],
                row === current ? "bg-selected text-ink" : "text-soft",
              )}
            >
              {row.moduleId === null ? null : (
                <span
                  aria-hidden
                  className={clsx(
                    "size-2 shrink-0 rounded-[2px] border",
                    broken.has(row.moduleId) ? "border-bad-fill bg-bad-fill" : "border-control",
                  )}
                />
              )}
              <span className={clsx("truncate", (row.depth === 1 || row.moduleId !== null) && "font-medium")}>
                {row.text || "…"}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
