"use client";
import { useRouter } from "next/navigation";
import { ProblemNotice } from "#components/layout/problem-notice.tsx";
import { useCommand } from "#components/layout/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { startBuild } from "#lib/client/commands/start-build.ts";
import { startDesign } from "#lib/client/commands/start-design.ts";
import { ApprovalProgress } from "./approval-progress.tsx";
import { ImpactStrip } from "./impact-strip.tsx";
import { NewerVersion, overtakenBuild } from "./newer-version.tsx";
import { OvertakenNotice } from "./overtaken-notice.tsx";
import { PreparedEdits } from "./prepared-edits.tsx";
import { isOvertaken } from "./use-blueprint-commands.ts";
import type { Workspace } from "./use-blueprint-workspace.ts";
import { WritingStrip } from "./writing-strip.tsx";

/** Between head and text: what goes on, what was refused, and what the edit at hand means. */
export function BlueprintStrips({ workspace }: { readonly workspace: Workspace }) {
  const { project, view, draft, commands, url, streaming, read } = workspace;
  const { save, refusal } = commands;
  const { design } = project;
  const router = useRouter();
  const again = useCommand({
    run: () => startDesign(project.id, { anew: true }),
    touches: [["project", project.id]],
  });
  const live = overtakenBuild(project);
  const instead = useCommand({
    run: () => startBuild(project.id, undefined, true),
    touches: [["project", project.id]],
    done: () => router.push(`/projects/${project.id}/modules`),
  });
  const broke = design?.status === "ended" && (design.outcome === "failed" || design.outcome === "interrupted");
  return (
    <>
      <WritingStrip project={project} interruptedWords={view.interrupted[0]?.words} />
      <ApprovalProgress approval={project.approval} asked={commands.approve.isPending} />
      {broke && !streaming ? (
        <Notice
          tone="bad"
          className="mx-4 my-2"
          actions={
            design.kind === "change" ? null : (
              <Button size="sm" busy={again.isPending && "Starting…"} onClick={() => again.mutate()}>
                Draft again
              </Button>
            )
          }
        >
          The architect's {design.kind === "change" ? "proposal" : "draft"}{" "}
          {design.outcome === "failed" ? "failed" : "was interrupted"}.{" "}
          {design.problem ?? "What it had written is kept."}
        </Notice>
      ) : null}
      {refusal ? (
        <ProblemNotice
          error={refusal.error}
          className="mx-4 my-2"
          actions={
            <Button size="sm" look="quiet" onClick={commands.forgetRefusal}>
              Close
            </Button>
          }
        />
      ) : null}
      {save.error && !isOvertaken(save.error) ? <ProblemNotice error={save.error} className="mx-4 my-2" /> : null}
      {draft.overtaken && !streaming ? (
        <OvertakenNotice
          version={view.version}
          baseVersion={draft.baseVersion}
          saving={save.isPending}
          onCompare={() => url.compare(view.version, null)}
          onSaveOver={workspace.saveOver}
          onDiscard={draft.discard}
        />
      ) : null}
      {live && !streaming ? (
        <Notice
          tone="person"
          className="mx-4 my-2"
          actions={
            <Button size="sm" busy={instead.isPending && "Stopping…"} onClick={() => instead.mutate()}>
              Stop it and build v{project.approvedVersion}
            </Button>
          }
        >
          <NewerVersion project={project} live={live} />
        </Notice>
      ) : null}
      {project.scripted && !streaming && view.version > 0 ? (
        <PreparedEdits projectId={project.id} text={draft.text} onChoose={draft.change} />
      ) : null}
      {streaming ? null : (
        <ImpactStrip project={project} version={view.version} dirty={draft.dirty} read={read?.impact ?? null} />
      )}
    </>
  );
}
