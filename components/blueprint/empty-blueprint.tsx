"use client";
import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { unpricedWords } from "#components/spend/estimate-words.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatMoneyRange } from "#components/ui/format-money.ts";
import { Notice } from "#components/ui/notice.tsx";
import { startDesign } from "#lib/client/commands/start-design.ts";
import { projectEstimateQuery } from "#lib/client/queries/estimate-query.ts";
import type { InterruptedDraft } from "#lib/domain/api/blueprint.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { InterruptedDrafts } from "./interrupted-drafts.tsx";

interface EmptyBlueprintProps {
  readonly project: ProjectView;
  readonly interrupted: readonly InterruptedDraft[];
  readonly onPaste: () => void;
  readonly onTake: (markdown: string) => void;
}

/** No blueprint yet: let the architect draft one, or bring one along. */
export function EmptyBlueprint({ project, interrupted, onPaste, onTake }: EmptyBlueprintProps) {
  const { id, scripted, design } = project;
  const estimate = useQuery({ ...projectEstimateQuery(id), enabled: !scripted }).data;
  const command = useCommand({
    ownError: true,
    run: () => startDesign(id),
    touches: [["project", id]],
  });
  useActions([
    { id: "start-design", title: "Start the design", section: "Here", keys: "mod+enter", run: () => command.mutate() },
  ]);
  const architect = estimate?.byRole.find(({ role }) => role === "architect");
  return (
    <EmptyState
      title="There is no blueprint yet"
      says={
        <div className="flex flex-col gap-3">
          {design?.status === "ended" && design.problem ? <Notice tone="bad">{design.problem}</Notice> : null}
          {interrupted.length > 0 ? (
            <div className="rounded-md border border-line bg-raised">
              <InterruptedDrafts drafts={interrupted} onTake={onTake} />
            </div>
          ) : null}
          {command.error ? <ProblemNotice error={command.error} /> : null}
          <p>
            The architect reads the brief and writes one: what is built, in which modules, and how each is checked. You
            read along, take over when you like, and nothing is built before you approve it.
          </p>
          {estimate ? (
            <p>
              {architect?.priced ? (
                <>
                  {architect.model} designs for{" "}
                  <span className="italic">~{formatMoneyRange(architect.low, architect.high)}</span>, the whole project
                  is likely
                </>
              ) : (
                "The whole project is likely"
              )}{" "}
              <span className="italic">~{formatMoneyRange(estimate.low, estimate.high)}</span>
              {unpricedWords(estimate)}; {estimate.basis.replace(/\.$/, "")}.
            </p>
          ) : null}
        </div>
      }
    >
      <Button look="primary" busy={command.isPending && "Starting…"} onClick={() => command.mutate()}>
        Start the design
      </Button>
      <Button onClick={onPaste}>Paste a blueprint</Button>
    </EmptyState>
  );
}
