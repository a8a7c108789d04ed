"use client";
import { useState } from "react";
import { LazyDocumentView } from "#components/markdown/lazy-document-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import type { InterruptedDraft } from "#lib/domain/api/blueprint.ts";

interface InterruptedDraftsProps {
  readonly drafts: readonly InterruptedDraft[];
  /** Goes on with a text in the editor; absent while the architect writes there. */
  readonly onTake: ((markdown: string) => void) | undefined;
}

/** What broken off attempts at a draft had written: kept beside the versions, to be read or gone on with. */
export function InterruptedDrafts({ drafts, onTake }: InterruptedDraftsProps) {
  const [reading, setReading] = useState<InterruptedDraft>();
  const close = () => setReading(undefined);
  if (drafts.length === 0) return null;
  return (
    <>
      <ul aria-label="Interrupted drafts">
        {drafts.map((draft) => (
          <li
            key={draft.attemptId}
            className="flex items-center gap-2 border-line border-b px-4 py-2 text-left last:border-b-0"
          >
            <StatusMark shape="half" tone="faint" />
            <span className="min-w-0 flex-1">
              <span className="font-medium">Interrupted draft</span>
              <span className="block text-soft">
                {draft.words.toLocaleString("en-US")} {draft.words === 1 ? "word" : "words"} ·{" "}
                <TimeAgo at={draft.startedAt} />
              </span>
            </span>
            <Button size="sm" onClick={() => setReading(draft)}>
              Read it
            </Button>
          </li>
        ))}
      </ul>
      {reading ? (
        <Dialog
          wide
          open
          onOpenChange={close}
          title="Interrupted draft"
          says="The architect was cut off here. Nothing of it is in a version; the next attempt is written beside it."
          actions={
            <>
              <Button onClick={close}>Close</Button>
              {onTake ? (
                <Button
                  look="primary"
                  onClick={() => {
                    onTake(reading.markdown);
                    close();
                  }}
                >
                  Go on with it
                </Button>
              ) : null}
            </>
          }
        >
          <LazyDocumentView markdown={reading.markdown} />
        </Dialog>
      ) : null}
    </>
  );
}
