"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { useStoredDraft } from "#components/layout/use-stored-draft.ts";
import { ModelNeeded, OpenProviders } from "#components/project/model-needed.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { requestRound } from "#lib/client/commands/request-round.ts";
import { modelsQuery } from "#lib/client/queries/models-query.ts";
import type { ModuleView } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { isUnresolved } from "#lib/domain/review/finding.ts";

const emptyNote = { note: "" };

interface OrderRoundProps {
  readonly project: Pick<ProjectView, "id" | "scripted">;
  readonly module: ModuleView;
  readonly onClose: () => void;
}

/** A further round by hand: with a note, settled findings opened again, or another model. */
export function OrderRound({ project: { id: projectId, scripted }, module, onClose }: OrderRoundProps) {
  const models = useQuery(modelsQuery()).data ?? [];
  const { draft, change, forget } = useStoredDraft(`groundplan:round:${projectId}:${module.id}`, emptyNote);
  const { note } = draft;
  const [model, setModel] = useState("");
  const [reopened, setReopened] = useState<readonly string[]>([]);
  const settled = module.findings.filter((finding) => !isUnresolved(finding));
  const command = useCommand({
    ownError: true,
    run: () =>
      requestRound(projectId, module.id, {
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(model ? { model } : {}),
        ...(reopened.length > 0 ? { findings: reopened } : {}),
      }),
    touches: [["project", projectId]],
    done: () => {
      forget();
      onClose();
    },
  });
  const last = module.roundList.at(-1)?.spendUsd;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Another round for ${module.id}`}
      says={`The builder gets the code as it is, the open findings and your note; then checks and a review.${last ? ` The last round cost $${last}.` : ""}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {scripted ? (
            <OpenProviders />
          ) : (
            <Button look="primary" busy={command.isPending && "Ordering…"} onClick={() => command.mutate()}>
              Start the round
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {scripted ? <ModelNeeded what="Another round" /> : null}
        {command.error ? <ProblemNotice error={command.error} /> : null}
        <Field label="Note to the builder" hint="What to do differently; empty for the findings alone.">
          <Textarea
            autoFocus
            maxLength={20_000}
            value={note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </Field>
        <Field label="Model">
          <Select value={model} onChange={(event) => setModel(event.target.value)}>
            <option value="">As the role says</option>
            {models
              .filter(({ status }) => status === "available")
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </Field>
        {settled.length > 0 ? (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1 font-medium text-soft text-xs">Open again</legend>
            {settled.map(({ id, key, claim }) => (
              <label key={id} className="flex items-start gap-2">
                <input
                  type="checkbox"
                  checked={reopened.includes(id)}
                  onChange={() =>
                    setReopened((known) => (known.includes(id) ? known.filter((each) => each !== id) : [...known, id]))
                  }
                  className="mt-0.5 size-4 accent-ink"
                />
                <span className="min-w-0">
                  {key}: {claim}
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
      </div>
    </Dialog>
  );
}
