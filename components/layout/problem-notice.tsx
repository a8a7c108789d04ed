"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { messageForError } from "#lib/client/messages.ts";

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A refusal beside what was tried, with the way to what it asks for. */
export function ProblemNotice({ error, actions, className }: ProblemNoticeProps) {
  const { title, says, action, requestId } = messageForError(error);
  return (
    <Notice
      tone="bad"
      {...(className ? { className } : {})}
      actions={
        <>
          {action.type === "open" ? (
            <Button size="sm" asChild>
              <Link href={action.href}>{action.label}</Link>
            </Button>
          ) : null}
          {actions}
        </>
      }
    >
      <span className="font-medium">{title}.</span> {says}
      {requestId ? <span className="text-faint text-xs"> Request {requestId}</span> : null}
    </Notice>
  );
}
