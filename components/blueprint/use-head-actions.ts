"use client";
import { useRouter } from "next/navigation";
import { useCommand } from "#components/layout/use-command.ts";
import { isAllBuilt } from "#components/project/is-all-built.ts";
import { toast } from "#components/ui/toast-store.ts";
import { startBuild } from "#lib/client/commands/start-build.ts";
import { stopDesign } from "#lib/client/commands/stop-design.ts";
import { downloadText } from "./download-text.ts";
import type { HeadAction } from "./head-action.ts";
import type { Workspace } from "./use-blueprint-workspace.ts";

/** What the head of the page offers as things stand. */
export function useHeadActions(workspace: Workspace, open: (dialog: "ask" | "approve") => void) {
  const { project, view, draft, commands, url, streaming, blocking } = workspace;
  const router = useRouter();
  const touches = [["project", project.id]];
  const modulesPage = `/projects/${project.id}/modules`;
  const takeOver = useCommand({ run: () => stopDesign(project.id), touches });
  const build = useCommand({ run: () => startBuild(project.id), touches, done: () => router.push(modulesPage) });
  const live = project.build && project.build.status !== "ended" ? project.build : undefined;
  const approving = commands.approve.isPending || project.approval?.status === "running";
  const next = draft.dirty ? view.version + 1 : view.version;
  const settled = !draft.dirty && view.version > 0 && view.version === project.approvedVersion;

  const askToApprove = () => {
    if (blocking === 0) return open("approve");
    url.setPanel("problems");
    toast({
      tone: "bad",
      text: `${blocking === 1 ? "One error" : `${blocking} errors`} must be mended before v${next} can be approved.`,
    });
  };
  const primary: HeadAction = streaming
    ? { label: "Take over", run: () => takeOver.mutate(), busy: takeOver.isPending && "Taking over…" }
    : settled && live
      ? { label: "Watch the build", run: () => router.push(modulesPage) }
      : settled && isAllBuilt(project)
        ? { label: "See the modules", run: () => router.push(modulesPage) }
        : settled
          ? { label: "Build what is stale", run: () => build.mutate(), busy: build.isPending && "Starting…" }
          : {
              label: `Approve v${next} and build…`,
              run: askToApprove,
              busy: approving && "Approving…",
              disabled: draft.overtaken || (view.version === 0 && !draft.dirty),
            };

  const save: HeadAction | undefined =
    draft.dirty && !streaming
      ? {
          label: `Save v${view.version + 1}`,
          run: workspace.save,
          busy: commands.save.isPending && "Saving…",
          disabled: draft.overtaken,
        }
      : undefined;
  const canAsk = !streaming && view.version > 0 && project.design?.status !== "running";
  const ask = canAsk ? { label: "Ask the architect…", run: () => open("ask") } : undefined;

  const { approvedVersion } = project;
  const menu = [
    ...(settled || streaming || approving || next === 0 || draft.overtaken
      ? []
      : [
          {
            label: `Approve v${next} without building`,
            run: () => (blocking === 0 ? workspace.approve(false) : askToApprove()),
          },
        ]),
    ...(approvedVersion !== null && !settled && !streaming
      ? [{ label: `Compare with the approved v${approvedVersion}`, run: () => url.compare(approvedVersion, null) }]
      : []),
    ...(draft.dirty && view.version > 0
      ? [{ label: "Compare with the saved version", run: () => url.compare(view.version, null) }]
      : []),
    ...(workspace.text === ""
      ? []
      : [{ label: "Download blueprint.md", run: () => downloadText("blueprint.md", workspace.text) }]),
    ...(draft.dirty && !streaming ? [{ label: "Discard unsaved changes", run: draft.discard, danger: true }] : []),
  ];
  return { primary, save, ask, menu };
}
