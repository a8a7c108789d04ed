"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { useState } from "react";
import { useCommand } from "#components/layout/use-command.ts";
import { CodeSpans } from "#components/markdown/code-spans.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { toast } from "#components/ui/toast-store.ts";
import { answerDecision } from "#lib/client/commands/answer-decision.ts";
import type { DecisionView } from "#lib/domain/api/build.ts";
import { BlockedWay } from "./blocked-way.tsx";
import { BudgetAnswer } from "./budget-answer.tsx";
import { ModelWay } from "./model-way.tsx";

interface OpenDecisionProps {
  readonly decision: DecisionView;
  /** Asked for by the URL. */
  readonly chosen: boolean;
}

/** What waits, why, and its options with what each brings about. */
export function OpenDecision({ decision, chosen }: OpenDecisionProps) {
  const { projectId, moduleId } = decision;
  const [note, setNote] = useState("");
  const command = useCommand({
    run: (choice: string) => answerDecision(projectId, decision.id, choice, note.trim() || undefined),
    touches: [["decisions"], ["project", projectId], ["projects"]],
    done: (_answer, choice) => {
      const label = decision.options.find((option) => option.choice === choice)?.label ?? choice;
      toast({ tone: "good", text: `${decision.title}: ${label}.` });
    },
  });
  const about = moduleId ? `/projects/${projectId}/modules/${encodeURIComponent(moduleId)}` : `/projects/${projectId}`;
  return (
    <article
      aria-labelledby={`${decision.id}-title`}
      className={clsx("group rounded-lg border bg-raised", chosen ? "border-person-fill" : "border-line")}
    >
      <header className="flex items-start gap-2.5 px-4 pt-3">
        <StatusMark shape="question" tone="person" className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <h2 id={`${decision.id}-title`} className="font-semibold">
            {decision.title}
          </h2>
          <p className="mt-0.5 text-faint text-xs">
            <Link data-row-main href={about} className="underline-offset-2 hover:text-ink hover:underline">
              {decision.projectName}
              {moduleId ? ` / ${moduleId}` : ""}
            </Link>
            {" · "}
            <TimeAgo at={decision.createdAt} />
          </p>
        </div>
      </header>
      <p className="whitespace-pre-wrap px-4 pt-2 pl-10 text-soft">
        <CodeSpans text={decision.detail} />
      </p>
      {decision.reason === "blocked" ? <BlockedWay projectId={projectId} /> : null}
      {decision.reason === "provider" || decision.reason === "unpriced" ? <ModelWay projectId={projectId} /> : null}
      {decision.reason === "budget" ? <BudgetAnswer projectId={projectId} /> : null}
      <div className="px-4 pt-3 pl-10">
        <Field label="Note, kept with your answer">
          <Textarea rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
      <ul aria-label="Options" className="flex flex-col gap-2 px-4 pt-3 pb-4 pl-10">
        {decision.options.map(({ choice, label, explains }, index) => (
          <li key={choice} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button
              size="sm"
              data-option
              disabled={command.isPending}
              busy={command.isPending && command.variables === choice && "Answering…"}
              onClick={() => command.mutate(choice)}
              className="min-w-32 justify-center"
            >
              {label}
              <span className="hidden group-focus-within:inline-flex">
                <Keys keys={String(index + 1)} />
              </span>
            </Button>
            <span className="min-w-0 flex-1 basis-56 text-soft text-xs">{explains}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
