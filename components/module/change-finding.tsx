"use client";
import { useState } from "react";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { CodeSpans } from "#components/markdown/code-spans.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { changeFinding } from "#lib/client/commands/change-finding.ts";
import type { FindingView } from "#lib/domain/api/build.ts";
import { isUnresolved } from "#lib/domain/review/finding.ts";

interface ChangeFindingProps {
  readonly projectId: string;
  readonly finding: FindingView;
  readonly onClose: () => void;
}

/** Dismisses a finding for good, or opens it again; either with a reason that later reviews are told. */
export function ChangeFinding({ projectId, finding, onClose }: ChangeFindingProps) {
  const [reason, setReason] = useState("");
  const dismisses = isUnresolved(finding);
  const command = useCommand({
    ownError: true,
    run: () => changeFinding(projectId, finding.id, { is: dismisses ? "dismissed" : "open", reason: reason.trim() }),
    touches: [["project", projectId]],
    done: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={dismisses ? `Dismiss ${finding.key}` : `Open ${finding.key} again`}
      says={<CodeSpans text={finding.claim} />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={reason.trim() === ""}
            busy={command.isPending && "Saving…"}
            onClick={() => command.mutate()}
          >
            {dismisses ? "Dismiss" : "Open again"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {command.error ? <ProblemNotice error={command.error} /> : null}
        <Field label="Reason" hint="Kept with the finding, and told to the next review.">
          <Textarea autoFocus maxLength={5_000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
