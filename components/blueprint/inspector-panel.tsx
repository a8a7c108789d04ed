"use client";
import { applyFix } from "./apply-fix.ts";
import type { Panel } from "./inspector.tsx";
import { InterruptedDrafts } from "./interrupted-drafts.tsx";
import { ModulePanel } from "./module-panel.tsx";
import { moduleAt } from "./outline-rows.ts";
import { ProblemList } from "./problem-list.tsx";
import type { Workspace } from "./use-blueprint-workspace.ts";
import { VersionList } from "./version-list.tsx";

interface InspectorPanelProps {
  readonly workspace: Workspace;
  readonly panel: Panel;
  /** Where the cursor is. */
  readonly line: number;
  readonly onGo: (line: number) => void;
}

export function InspectorPanel({ workspace, panel, line, onGo }: InspectorPanelProps) {
  const { project, view, draft, url, streaming, read, modules, problems } = workspace;
  if (panel === "versions") {
    return (
      <>
        <VersionList
          projectId={project.id}
          current={draft.dirty ? 0 : view.version}
          compared={url.compared}
          onCompare={url.compare}
        />
        <InterruptedDrafts drafts={view.interrupted} onTake={streaming ? undefined : draft.take} />
      </>
    );
  }
  if (panel === "module") {
    return read ? (
      <ModulePanel projectId={project.id} module={moduleAt(modules, line)} outline={read.outline} onGo={onGo} />
    ) : null;
  }
  if (streaming) return <p className="px-4 py-3 text-soft">The text is judged when it is complete.</p>;
  return (
    <ProblemList
      problems={problems}
      onGo={onGo}
      onFix={workspace.fresh ? (fix) => draft.change(applyFix(draft.text, fix)) : undefined}
    />
  );
}
