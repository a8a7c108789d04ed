"use client";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { deleteBill } from "#lib/client/commands/delete-bill.ts";
import type { BillView } from "#lib/domain/api/bill.ts";
import { billers } from "./bill-words.ts";

interface DeleteBillProps {
  readonly view: BillView;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteBill({ view: { provider, day }, onClose, onDeleted }: DeleteBillProps) {
  const command = useCommand({
    ownError: true,
    run: () => deleteBill(provider, day),
    touches: [["bills"]],
    done: () => {
      onDeleted();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete the bill of ${day}?`}
      says={`What you typed of ${billers[provider].name}’s bill is removed, with its note. Attempts and their costs stay as they are.`}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" busy={command.isPending && "Deleting…"} onClick={() => command.mutate()}>
            Delete the bill
          </Button>
        </>
      }
    >
      {command.error ? <ProblemNotice error={command.error} /> : null}
    </Dialog>
  );
}
