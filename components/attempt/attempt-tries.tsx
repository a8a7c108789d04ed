"use client";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { attemptLook } from "#components/status/attempt-look.ts";
import { Status } from "#components/status/status.tsx";
import { attemptsQuery } from "#lib/client/queries/attempts-query.ts";
import type { AttemptView } from "#lib/domain/api/build.ts";
import { AttemptCost } from "./attempt-cost.tsx";
import { flawWords } from "./attempt-words.ts";

interface AttemptTriesProps {
  readonly projectId: string;
  readonly attempt: AttemptView;
  readonly onChoose: (attemptId: string) => void;
}

/** Who was asked the same before and since: each retry and each other model, one line a try. */
export function AttemptTries({ projectId, attempt, onChoose }: AttemptTriesProps) {
  const { moduleId, buildId, taskId, number, failure } = attempt;
  const asked = number > 1 || failure !== null;
  const of = { ...(buildId && { build: buildId }), ...(moduleId && { module: moduleId }) };
  const attempts = useQuery({ ...attemptsQuery(projectId, of), enabled: asked }).data ?? [];
  const tries = attempts.filter((each) => each.taskId === taskId).toSorted((a, b) => a.number - b.number);
  if (!asked || tries.length < 2) return null;
  return (
    <section aria-label="Tries at this question" className="px-4 pb-4">
      <h3 className="pb-1 text-faint text-xs">Tries at this question</h3>
      <ol className="rounded-md border border-line">
        {tries.map((each) => {
          const current = each.id === attempt.id;
          return (
            <li key={each.id} className="border-line border-b last:border-b-0">
              <button
                type="button"
                aria-current={current || undefined}
                onClick={() => onChoose(each.id)}
                className={clsx(
                  "flex w-full items-baseline gap-2 px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2",
                  current && "bg-selected",
                )}
              >
                <span className="w-4 shrink-0 text-faint">{each.number}</span>
                <span className="min-w-0 flex-1">
                  <span className="break-words font-medium">{each.requestedModel}</span>{" "}
                  <span className="text-soft">{flawWords(each)}</span>
                </span>
                <Status look={attemptLook(each)} markOnly className="self-center" />
                <span className="shrink-0">{each.status === "running" ? "" : <AttemptCost attempt={each} />}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
