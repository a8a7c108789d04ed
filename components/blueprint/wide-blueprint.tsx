"use client";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import type { TextEditorInstance } from "#components/editor/text-editor.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { BlueprintOutline } from "./blueprint-outline.tsx";
import { Inspector } from "./inspector.tsx";
import { InspectorPanel } from "./inspector-panel.tsx";
import { rowAt } from "./outline-rows.ts";
import { ProposalReview } from "./proposal-review.tsx";
import type { Workspace } from "./use-blueprint-workspace.ts";
import { VersionCompare } from "./version-compare.tsx";

const BlueprintEditor = dynamic(() => import("./blueprint-editor.tsx").then((file) => file.BlueprintEditor), {
  ssr: false,
  loading: () => <Skeleton label="Loading the editor" rows={16} />,
});

interface WideBlueprintProps {
  readonly workspace: Workspace;
  readonly onApprove: () => void;
}

/** Outline, text and inspector beside each other. A comparison or a proposal takes the place of the text. */
export function WideBlueprint({ workspace, onApprove }: WideBlueprintProps) {
  const { project, draft, url, streaming, text, rows, problems, errors, proposal } = workspace;
  const [line, setLine] = useState(1);
  const editor = useRef<TextEditorInstance>(null);
  const { compared } = url;
  const shown = compared ? "comparison" : proposal && !url.showsText ? "proposal" : "text";

  const go = (to: number) => {
    url.closeCompare();
    if (proposal) url.showText(true);
    setLine(to);
    editor.current?.setPosition({ lineNumber: to, column: 1 });
    editor.current?.revealLineNearTop(to);
    editor.current?.focus();
  };
  useActions(
    compared
      ? [{ id: "close-compare", title: "Close the comparison", section: "Here", keys: "escape", run: url.closeCompare }]
      : [],
  );

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_18.5rem] xl:grid-cols-[13.5rem_minmax(0,1fr)_19.5rem]">
      <div className="min-h-0 border-line border-r bg-sunk max-xl:hidden">
        <BlueprintOutline rows={rows} current={rowAt(rows, line)} broken={workspace.broken} onGo={go} />
      </div>
      <div className="min-h-0 min-w-0 bg-raised">
        <div className={shown === "text" ? "h-full" : "hidden"}>
          <BlueprintEditor
            text={text}
            onChange={streaming ? undefined : draft.change}
            problems={problems}
            onLine={setLine}
            onSave={workspace.save}
            onApprove={onApprove}
            onMount={(made) => {
              editor.current = made;
            }}
          />
        </div>
        {shown === "comparison" && compared ? (
          <VersionCompare
            projectId={project.id}
            text={draft.text}
            from={compared.from}
            to={compared.to}
            onChange={url.compare}
            onClose={url.closeCompare}
            onRestore={
              streaming || draft.dirty
                ? undefined
                : (version, older) => {
                    void workspace.saveAs(older, `restored from v${version}`).then(url.closeCompare, () => {});
                  }
            }
          />
        ) : null}
        {shown === "proposal" && proposal ? (
          <ProposalReview
            key={proposal.designId}
            projectId={project.id}
            proposal={proposal}
            base={proposal.base}
            text={draft.text}
            approved={workspace.approved}
            modules={workspace.modules}
            onSave={workspace.saveAs}
            onDone={() => url.showText(false)}
          />
        ) : null}
      </div>
      <div className="min-h-0 border-line border-l">
        <Inspector panel={url.panel} onPanel={url.setPanel} errors={errors} warnings={problems.length - errors}>
          <InspectorPanel workspace={workspace} panel={url.panel} line={line} onGo={go} />
        </Inspector>
      </div>
    </div>
  );
}
