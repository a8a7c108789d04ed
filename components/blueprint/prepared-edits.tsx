"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { preparedEditsQuery } from "#lib/client/queries/prepared-edits-query.ts";

interface PreparedEditsProps {
  readonly projectId: string;
  readonly text: string;
  readonly onChoose: (markdown: string) => void;
}

/** Edits that the script has replies for: they show what rebuilding means without any model. */
export function PreparedEdits({ projectId, text, onChoose }: PreparedEditsProps) {
  const edits = useQuery({ ...preparedEditsQuery(projectId), retry: false }).data ?? [];
  if (edits.length === 0) return null;
  const chosen = edits.find(({ markdown }) => markdown === text);
  return (
    <section
      aria-label="Prepared edits"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-4 py-1"
    >
      <span className="text-soft">Try an edit:</span>
      {edits.map(({ id, title, explains, markdown }) => (
        <Tooltip key={id} says={explains}>
          <Button
            size="sm"
            aria-pressed={markdown === text}
            className="aria-pressed:border-ink aria-pressed:bg-selected"
            aria-disabled={markdown === null || undefined}
            onClick={() => markdown !== null && onChoose(markdown)}
          >
            {markdown === null ? <StatusMark shape="tick" tone="good" label="Made" /> : null}
            {title}
          </Button>
        </Tooltip>
      ))}
      <span className="min-w-0 flex-1 basis-64 text-faint text-xs">
        {chosen?.explains ?? "These have scripted replies. Any other edit can be saved, and needs a model to be built."}
      </span>
    </section>
  );
}
