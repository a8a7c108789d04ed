"use client";
import Link from "next/link";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { ModuleView, RoundView } from "#lib/domain/api/build.ts";
import { FindingsColumn } from "./findings-column.tsx";
import { RoundDiff } from "./round-diff.tsx";
import { selfReview } from "./self-review.ts";

interface ReviewTabProps {
  readonly projectId: string;
  readonly module: ModuleView;
  readonly round: RoundView | undefined;
}

/** The claims of the reviews beside the code that they are about. */
export function ReviewTab({ projectId, module, round }: ReviewTabProps) {
  const [chosen, choose] = useUrlState<string>("finding", "");
  const [, chooseFile] = useUrlState<string>("file", "");
  // Nothing chosen: the code that the newest claim is about.
  const finding = module.findings.find(({ id }) => id === chosen) ?? module.findings.at(-1);
  const itself = selfReview(module.attempts, round);
  return (
    <div className="grid h-full min-h-0 max-lg:auto-rows-max max-lg:grid-cols-[minmax(0,1fr)] lg:grid-cols-[24rem_minmax(0,1fr)]">
      <div className="flex min-h-0 flex-col border-line lg:border-r">
        {itself === undefined ? null : (
          <p className="flex shrink-0 items-start gap-2 border-line border-b bg-person-wash px-4 py-2">
            <StatusMark shape="question" tone="person" className="mt-0.5" />
            <span>
              <code>{itself}</code> reviews its own work in round {round?.number}: no other model is configured.{" "}
              <Link href="/settings/roles" className="underline underline-offset-2">
                Configure a second one
              </Link>
            </span>
          </p>
        )}
        <FindingsColumn
          projectId={projectId}
          findings={module.findings}
          round={round?.number}
          chosen={chosen}
          reviewed={module.attempts.some(
            ({ promptId, outcome }) => promptId === "review-module" && outcome === "finished",
          )}
          onChoose={({ id, path }) => {
            choose(id);
            chooseFile(path);
          }}
        />
      </div>
      <div className="min-h-0 min-w-0 border-line max-lg:border-t">
        {round ? (
          <RoundDiff
            projectId={projectId}
            moduleId={module.id}
            rounds={module.roundList}
            round={round}
            place={finding}
          />
        ) : (
          <p className="px-4 py-4 text-soft">There is no code to look at before the first round.</p>
        )}
      </div>
    </div>
  );
}
