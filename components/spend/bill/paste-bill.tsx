"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Money } from "#components/ui/money.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { modelsQuery } from "#lib/client/queries/models-query.ts";
import type { BillView } from "#lib/domain/api/bill.ts";
import { type BillText, readBillText } from "#lib/domain/spend/bill/read-bill-text.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { billers, leftWords, textProblemWords } from "./bill-words.ts";

interface PasteBillProps {
  readonly view: BillView;
  readonly pasted: string;
  readonly onChange: (pasted: string) => void;
  readonly onUse: (text: BillText) => void;
}

/** Takes what a provider's console exports, and shows what was understood of it before anything is used. */
export function PasteBill({ view: { provider, day, ours }, pasted, onChange, onUse }: PasteBillProps) {
  const models = useQuery(modelsQuery()).data;
  const text = useDeferredValue(pasted);
  const read = useMemo(() => {
    const known = (models ?? []).filter((model) => model.provider === provider).map(({ model }) => model);
    return text.trim() === ""
      ? undefined
      : readBillText(text, { day, known: [...ours.map(({ model }) => model), ...known] });
  }, [text, day, provider, ours, models]);
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Paste the bill"
        hint={`CSV or a copied table: ${billers[provider].console}. Or type the amounts below.`}
      >
        <Textarea
          rows={2}
          spellCheck={false}
          className="font-mono text-xs"
          placeholder={"model,cost_usd\n…"}
          value={pasted}
          onChange={({ target }) => onChange(target.value)}
        />
      </Field>
      {read === undefined ? null : read.ok ? (
        <Understood text={read.value} onUse={() => onUse(read.value)} />
      ) : (
        <Notice tone="bad">{textProblemWords(read.error)} Nothing of it is used; your text is still here.</Notice>
      )}
    </div>
  );
}

function Understood({ text, onUse }: { readonly text: BillText; readonly onUse: () => void }) {
  const { lines, columns, left } = text;
  const total = lines.reduce((sum, { amountPicoUsd }) => sum + amountPicoUsd, 0n);
  return (
    <section aria-label="What was understood" className="rounded-md border border-line bg-sunk px-3 py-2">
      <p className="text-soft">
        {columns
          ? `Models from “${columns.model}”, amounts from “${columns.amount}”, ${columns.day === null ? "no column of days: all rows count for this day" : `days from “${columns.day}”`}.`
          : "No head: each row is a model and its amount."}
      </p>
      <ul className="mt-1.5">
        {lines.map(({ model, amountPicoUsd, rows }) => (
          <li key={model} className="flex justify-between gap-3">
            <span className="min-w-0 break-words">
              {model} <span className="text-faint text-xs">{rowCount(rows)}</span>
            </span>
            <Money usd={usdOfPico(amountPicoUsd)} />
          </li>
        ))}
      </ul>
      {left.map(({ reason, rows, examples }) => (
        <details key={reason} className="mt-1 text-soft text-xs">
          <summary>
            Left out: {rowCount(rows)} {leftWords[reason]}
          </summary>
          <ul className="mt-1 ml-3 break-words font-mono text-faint">
            {examples.map(({ line, text: row }) => (
              <li key={line}>
                {line}: {row}
              </li>
            ))}
          </ul>
        </details>
      ))}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">
          In all <Money usd={usdOfPico(total)} />
        </span>
        <Button size="sm" disabled={lines.length === 0} onClick={onUse}>
          Put into the rows below
        </Button>
      </div>
    </section>
  );
}

function rowCount(rows: number): string {
  return rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`;
}
