"use client";
import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { type DraftRow, problemOfRow, withRow } from "./bill-draft.ts";

interface BillRowsProps {
  readonly rows: readonly DraftRow[];
  /** Saving was tried: what is missing is said as well. */
  readonly tried: boolean;
  readonly onChange: (rows: readonly DraftRow[]) => void;
}

/** Models and their dollars, to type. */
export function BillRows({ rows, tried, onChange }: BillRowsProps) {
  const edit = (key: string, part: Partial<DraftRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-soft text-xs">What the bill says, by model</legend>
      {rows.map((row, i) => {
        const problem = problemOfRow(row);
        const isShown = problem !== undefined && (tried || row.model.trim() !== "");
        const below = `bill-row-${row.key}`;
        return (
          <div key={row.key} className="grid grid-cols-[minmax(0,1fr)_8rem_auto] gap-x-2 gap-y-1">
            <Input
              aria-label={`Model ${i + 1}`}
              placeholder="Model, as the bill names it"
              maxLength={200}
              value={row.model}
              onChange={({ target }) => edit(row.key, { model: target.value })}
            />
            <Input
              aria-label={`Dollars for ${row.model || `model ${i + 1}`}`}
              aria-invalid={isShown || undefined}
              aria-describedby={isShown ? below : undefined}
              inputMode="decimal"
              placeholder="$"
              className="text-right tabular-nums"
              value={row.usd}
              onChange={({ target }) => edit(row.key, { usd: target.value })}
            />
            <IconButton
              label={`Remove ${row.model || `model ${i + 1}`}`}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
            {isShown ? (
              <p id={below} className="col-span-full text-bad text-xs">
                {problem}
              </p>
            ) : null}
          </div>
        );
      })}
      <Button size="sm" look="quiet" className="-ml-2 self-start" onClick={() => onChange(withRow(rows))}>
        <Plus aria-hidden className="size-3.5" />
        Add a model
      </Button>
    </fieldset>
  );
}
