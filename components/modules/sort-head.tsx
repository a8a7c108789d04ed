"use client";
import { clsx } from "clsx";
import { HeadCell, numeric } from "#components/ui/table.tsx";
import type { Sorting } from "./sort-modules.ts";

interface SortHeadProps {
  readonly label: string;
  readonly by: Sorting;
  readonly sorting: Sorting;
  readonly reversed: boolean;
  readonly onSort: (by: Sorting, reversed: boolean) => void;
  readonly end?: boolean;
  readonly className?: string;
}

/** A column's title that sorts by it, and the other way round when pressed again. */
export function SortHead({ label, by, sorting, reversed, onSort, end, className }: SortHeadProps) {
  const active = sorting === by;
  return (
    <HeadCell
      aria-sort={active ? (reversed ? "descending" : "ascending") : "none"}
      className={clsx(end && numeric, className)}
    >
      <button
        type="button"
        onClick={() => onSort(by, active && !reversed)}
        className={clsx("h-7 hover:text-ink", active && "font-medium text-ink")}
      >
        {label}
        <span aria-hidden>{active ? (reversed ? " ↑" : " ↓") : ""}</span>
      </button>
    </HeadCell>
  );
}
