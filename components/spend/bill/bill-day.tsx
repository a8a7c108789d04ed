"use client";
import { useState } from "react";
import { useStoredDraft } from "#components/layout/use-stored-draft.ts";
import { Button } from "#components/ui/button.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import type { BillView } from "#lib/domain/api/bill.ts";
import { picoOfUsd } from "#lib/domain/spend/money.ts";
import { type BillDraft, draftOf, linesOf } from "./bill-draft.ts";
import { BillForm } from "./bill-form.tsx";
import { BillTable } from "./bill-table.tsx";
import { DeleteBill } from "./delete-bill.tsx";

/** The comparison, of what is kept or typed so far; below, what is kept of the day's bill or the form for it. */
export function BillDay({ view }: { readonly view: BillView }) {
  const { provider, day, bill } = view;
  const { draft, change, forget } = useStoredDraft<BillDraft>(`groundplan:bill:${provider}:${day}`, draftOf(view));
  const [deleting, setDeleting] = useState(false);
  const begin = (next: BillView, isOpen: boolean) => {
    change({ ...draftOf(next), isOpen });
    forget();
  };
  const kept = bill?.lines.map(({ model, usd, tokens }) => ({ model, amountPicoUsd: picoOfUsd(usd) ?? 0n, tokens }));
  return (
    <>
      <BillTable view={view} lines={draft.isOpen ? linesOf(draft.rows) : (kept ?? [])} />
      {draft.isOpen ? (
        <BillForm
          view={view}
          draft={draft}
          onChange={change}
          onSaved={(saved) => begin(saved, false)}
          onDiscard={() => begin(view, bill === null)}
        />
      ) : bill ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-4 py-3">
          <p className="min-w-0 flex-1 basis-60 text-soft">
            {bill.note ? <span className="whitespace-pre-line break-words">{bill.note} </span> : null}
            <span className="text-faint text-xs">
              Saved <TimeAgo at={bill.changedAt} />
            </span>
          </p>
          <div className="-mr-2 flex gap-1">
            <Button size="sm" onClick={() => change({ ...draftOf(view), isOpen: true })}>
              Change
            </Button>
            <Button size="sm" look="quiet" onClick={() => setDeleting(true)}>
              Delete…
            </Button>
          </div>
        </div>
      ) : null}
      {deleting ? (
        <DeleteBill
          view={view}
          onClose={() => setDeleting(false)}
          onDeleted={() => begin({ ...view, bill: null }, true)}
        />
      ) : null}
    </>
  );
}
