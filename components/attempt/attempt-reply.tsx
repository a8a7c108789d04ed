"use client";
import type { AttemptView } from "#lib/domain/api/build.ts";
import { LongText } from "./long-text.tsx";
import { useWritten } from "./use-written.ts";

/** What came back; while it is being written, what has come so far. */
export function AttemptReply({ projectId, attempt }: { readonly projectId: string; readonly attempt: AttemptView }) {
  const running = attempt.status === "running";
  const written = useWritten(projectId, running ? attempt.id : null);
  const text = running ? written.text : attempt.reply.text;
  if (text === "") {
    return (
      <p className="px-4 py-4 text-soft">
        {running
          ? written.reasoning || attempt.firstTokenAt !== null
            ? "The model thinks; no word of the answer has come yet."
            : "No word has come yet."
          : "Nothing came back. What is known of the reason is under Facts."}
      </p>
    );
  }
  return (
    <LongText
      text={text}
      label="The reply"
      note={running ? "Being written…" : `${text.length.toLocaleString("en-US")} characters`}
    />
  );
}
