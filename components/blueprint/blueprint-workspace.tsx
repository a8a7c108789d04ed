"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { editorFits, useMedia } from "#components/ui/use-media.ts";
import type { BlueprintView } from "#lib/domain/api/blueprint.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { ApproveDialog } from "./approve-dialog.tsx";
import { AskArchitect } from "./ask-architect.tsx";
import { BlueprintHead } from "./blueprint-head.tsx";
import { BlueprintStrips } from "./blueprint-strips.tsx";
import { EmptyBlueprint } from "./empty-blueprint.tsx";
import { NarrowBlueprint } from "./narrow-blueprint.tsx";
import { TextSize } from "./text-size.tsx";
import { useBlueprintWorkspace, type Workspace } from "./use-blueprint-workspace.ts";
import { useHeadActions } from "./use-head-actions.ts";
import { WideBlueprint } from "./wide-blueprint.tsx";

interface BlueprintWorkspaceProps {
  readonly project: ProjectView;
  readonly view: BlueprintView;
  readonly fetching: boolean;
}

export function BlueprintWorkspace({ project, view, fetching }: BlueprintWorkspaceProps) {
  const workspace = useBlueprintWorkspace(project, view, fetching);
  const [pasting, setPasting] = useState(false);
  const { draft, streaming } = workspace;
  if (view.version === 0 && !draft.dirty && !streaming && !pasting) {
    return (
      <EmptyBlueprint
        project={project}
        interrupted={view.interrupted}
        onPaste={() => setPasting(true)}
        onTake={draft.take}
      />
    );
  }
  return <OpenBlueprint workspace={workspace} />;
}

function OpenBlueprint({ workspace }: { readonly workspace: Workspace }) {
  const { project, view, draft, read, url, proposal } = workspace;
  const [dialog, setDialog] = useState<"ask" | "approve">();
  const actions = useHeadActions(workspace, setDialog);
  const wide = useMedia(editorFits);
  const close = () => setDialog(undefined);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <BlueprintHead
        {...actions}
        says={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Standing workspace={workspace} />
            <TextSize outline={read?.outline} />
            {proposal && wide ? (
              <Button size="sm" look="quiet" onClick={() => url.showText(!url.showsText)}>
                {url.showsText ? "Back to the proposal" : "Show the text"}
              </Button>
            ) : null}
          </span>
        }
      />
      <BlueprintStrips workspace={workspace} />
      {wide === undefined ? null : wide ? (
        <WideBlueprint workspace={workspace} onApprove={actions.primary.run} />
      ) : (
        <NarrowBlueprint workspace={workspace} />
      )}
      {dialog === "ask" ? (
        <AskArchitect project={project} version={view.version} dirty={draft.dirty} onClose={close} />
      ) : null}
      {dialog === "approve" ? (
        <ApproveDialog
          project={project}
          version={view.version}
          dirty={draft.dirty}
          read={read?.impact ?? null}
          modules={workspace.modules.length}
          onClose={close}
          onApprove={(build) => {
            close();
            workspace.approve(build);
          }}
        />
      ) : null}
    </div>
  );
}

/** Which version is on the screen, and whether it is saved and approved. */
function Standing({ workspace: { project, view, draft, streaming } }: { readonly workspace: Workspace }) {
  if (streaming) return <span>Read along; it is yours to edit when it ends, or when you take over.</span>;
  const approved = view.version > 0 && view.version === project.approvedVersion;
  return (
    <span className="flex items-center gap-1.5">
      <StatusMark
        shape={draft.dirty ? "pencil" : approved ? "tick" : "ring"}
        tone={draft.dirty ? "person" : approved ? "good" : "faint"}
      />
      {view.version === 0 ? "Nothing saved yet" : `v${view.version}`}
      {draft.dirty
        ? " and unsaved changes, kept in this browser"
        : approved
          ? ", approved"
          : view.version > 0
            ? ", not approved"
            : ""}
    </span>
  );
}
