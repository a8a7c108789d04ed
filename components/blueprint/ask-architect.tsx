"use client";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { useStoredDraft } from "#components/layout/use-stored-draft.ts";
import { ModelNeeded, OpenProviders } from "#components/project/model-needed.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { startDesign } from "#lib/client/commands/start-design.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";

const emptyWish = { request: "" };

interface AskArchitectProps {
  readonly project: Pick<ProjectView, "id" | "scripted">;
  readonly version: number;
  readonly dirty: boolean;
  readonly onClose: () => void;
}

/** A wish in words; what comes back is a proposal, in pieces to accept or reject. */
export function AskArchitect({ project: { id: projectId, scripted }, version, dirty, onClose }: AskArchitectProps) {
  const { draft, change, forget } = useStoredDraft(`groundplan:ask:${projectId}`, emptyWish);
  const { request } = draft;
  const command = useCommand({
    ownError: true,
    run: () => startDesign(projectId, { request: request.trim() }),
    touches: [["project", projectId]],
    done: () => {
      forget();
      onClose();
    },
  });
  const ready = request.trim() !== "" && !scripted;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Ask the architect for a change"
      says={`It reads v${version} and answers with a proposal. Nothing is changed until you accept a piece of it.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {scripted ? (
            <OpenProviders />
          ) : (
            <Button
              look="primary"
              disabled={!ready}
              busy={command.isPending && "Asking…"}
              onClick={() => command.mutate()}
            >
              Ask
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {scripted ? <ModelNeeded what="A change by the architect" /> : null}
        {command.error ? <ProblemNotice error={command.error} /> : null}
        {dirty ? (
          <Notice tone="person">
            The architect reads the saved version. Save first if it should know of your unsaved changes; they are kept
            either way.
          </Notice>
        ) : null}
        <Field label="What is to change" hint="It costs one attempt of the architect: the whole document in, and out.">
          <Textarea
            autoFocus
            className="min-h-32"
            maxLength={50_000}
            placeholder="Let the inventory hold several stacks of one block, and show the count."
            value={request}
            onChange={(event) => change({ request: event.target.value })}
            onKeyDown={(press) => {
              if (press.key === "Enter" && (press.metaKey || press.ctrlKey) && ready) command.mutate();
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}
