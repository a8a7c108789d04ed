"use client";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { messageForError } from "#lib/client/messages.ts";

/** A refusal where the answer should stand: what, why, and the next action. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const { title, says, action, requestId } = messageForError(error);
  return (
    <ErrorState title={title} says={says} requestId={requestId}>
      {action.type === "open" ? (
        <Button look="primary" asChild>
          <Link href={action.href}>{action.label}</Link>
        </Button>
      ) : onRetry ? (
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </ErrorState>
  );
}
