"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { putBill } from "#lib/client/commands/put-bill.ts";
import { billQuery } from "#lib/client/queries/bill-query.ts";
import type { BillView } from "#lib/domain/api/bill.ts";
import { type BillDraft, linesOf, problemOfRow, rowsOfText, toPutBill } from "./bill-draft.ts";
import { BillRows } from "./bill-rows.tsx";
import { PasteBill } from "./paste-bill.tsx";

interface BillFormProps {
  readonly view: BillView;
  readonly draft: BillDraft;
  readonly onChange: (part: Partial<BillDraft>) => void;
  readonly onSaved: (view: BillView) => void;
  readonly onDiscard: () => void;
}

/** A day's bill, typed or pasted. What is typed stays in this browser until it is saved or discarded. */
export function BillForm({ view, draft, onChange, onSaved, onDiscard }: BillFormProps) {
  const { provider, day, bill } = view;
  const queries = useQueryClient();
  const [tried, setTried] = useState(false);
  const command = useCommand({
    ownError: true,
    run: () => putBill(provider, day, toPutBill(draft)),
    touches: [["bills"]],
    done: (saved) => {
      queries.setQueryData(billQuery(provider, day).queryKey, saved);
      onSaved(saved);
    },
  });
  const isEmpty = linesOf(draft.rows).length === 0;
  const isWrong = draft.rows.some((row) => problemOfRow(row) !== undefined);
  const isOvertaken = draft.revision !== (bill?.revision ?? 0);
  const isTouched = bill !== null || !isEmpty || draft.note !== "" || draft.pasted !== "";
  const save = () => {
    setTried(true);
    if (isEmpty || isWrong || command.isPending) return;
    // Refused, because somebody saved another one perhaps: then the strip below says so.
    command.mutate(undefined, { onError: () => void queries.invalidateQueries({ queryKey: ["bills"] }) });
  };
  return (
    <form
      className="flex flex-col gap-4 border-line border-t px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PasteBill
        view={view}
        pasted={draft.pasted}
        onChange={(pasted) => onChange({ pasted })}
        onUse={(text) => onChange({ rows: rowsOfText(text) })}
      />
      <BillRows rows={draft.rows} tried={tried} onChange={(rows) => onChange({ rows })} />
      <Field label="Note">
        <Input value={draft.note} maxLength={2_000} onChange={({ target }) => onChange({ note: target.value })} />
      </Field>
      {isOvertaken ? (
        <Notice
          tone="person"
          actions={
            <Button size="sm" onClick={() => onChange({ revision: bill?.revision ?? 0 })}>
              Go on with mine
            </Button>
          }
        >
          {bill
            ? "Another bill of this day was saved since you began. Yours is still here: save it over the other, or discard it."
            : "The bill that you began from was deleted meanwhile. Yours is still here."}
        </Notice>
      ) : null}
      {command.error ? <ProblemNotice error={command.error} /> : null}
      {tried && isEmpty ? <Notice tone="bad">Nothing to save yet: give at least one model an amount.</Notice> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isTouched ? (
          <Button look="quiet" onClick={onDiscard}>
            Discard
          </Button>
        ) : null}
        <Button type="submit" look="primary" disabled={isOvertaken} busy={command.isPending && "Saving…"}>
          Save the bill
        </Button>
      </div>
    </form>
  );
}
