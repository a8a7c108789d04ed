"use client";
import { useRef, useState } from "react";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { LazyDocumentView } from "#components/markdown/lazy-document-view.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { InspectorPanel } from "./inspector-panel.tsx";
import { NarrowCompare } from "./narrow-compare.tsx";
import { ProposalReview } from "./proposal-review.tsx";
import type { Workspace } from "./use-blueprint-workspace.ts";

/** One thing at a time, and a plain field to type into: the code editor does not work on phones. */
export function NarrowBlueprint({ workspace }: { readonly workspace: Workspace }) {
  const { project, draft, url, streaming, text, problems, errors, proposal } = workspace;
  const [chosen, setTab] = useUrlState<string>("tab", "");
  const [line, setLine] = useState(1);
  const field = useRef<HTMLTextAreaElement>(null);
  const tab = chosen || (proposal ? "proposal" : "read");

  const go = (to: number) => {
    setLine(to);
    setTab("edit");
    requestAnimationFrame(() => {
      const start =
        text
          .split("\n")
          .slice(0, to - 1)
          .join("\n").length + (to > 1 ? 1 : 0);
      field.current?.focus();
      field.current?.setSelectionRange(start, start);
    });
  };
  const tabs = [
    ...(proposal ? [{ value: "proposal", label: "Proposal" }] : []),
    { value: "read", label: "Read" },
    { value: "edit", label: "Edit" },
    { value: "problems", label: `Problems ${problems.length > 0 ? problems.length : ""}${errors > 0 ? "!" : ""}` },
    { value: "module", label: "Blocks" },
    { value: "versions", label: "Versions" },
  ];
  return (
    <Tabs label="Blueprint" value={tab} onValueChange={setTab} tabs={tabs} className="min-h-0 flex-1">
      {proposal ? (
        <TabPanel value="proposal" className="min-h-0 flex-1">
          <ProposalReview
            key={proposal.designId}
            projectId={project.id}
            proposal={proposal}
            base={proposal.base}
            text={draft.text}
            approved={workspace.approved}
            modules={workspace.modules}
            onSave={workspace.saveAs}
            onDone={() => setTab("")}
          />
        </TabPanel>
      ) : null}
      <TabPanel value="read" className="min-h-0 flex-1 overflow-auto px-4 py-3">
        <LazyDocumentView markdown={text} />
      </TabPanel>
      <TabPanel value="edit" className="flex min-h-0 flex-1 flex-col p-2">
        <Textarea
          ref={field}
          aria-label="Blueprint"
          readOnly={streaming}
          spellCheck={false}
          className="min-h-0 flex-1 resize-none font-mono"
          value={text}
          onChange={(event) => draft.change(event.target.value)}
          onSelect={(event) => {
            const { value, selectionStart } = event.currentTarget;
            setLine(value.slice(0, selectionStart).split("\n").length);
          }}
        />
      </TabPanel>
      {(["problems", "module"] as const).map((panel) => (
        <TabPanel key={panel} value={panel} className="min-h-0 flex-1 overflow-auto">
          <InspectorPanel workspace={workspace} panel={panel} line={line} onGo={go} />
        </TabPanel>
      ))}
      <TabPanel value="versions" className="min-h-0 flex-1 overflow-auto">
        {url.compared ? (
          <NarrowCompare projectId={project.id} text={draft.text} compared={url.compared} onClose={url.closeCompare} />
        ) : (
          <InspectorPanel workspace={workspace} panel="versions" line={line} onGo={go} />
        )}
      </TabPanel>
    </Tabs>
  );
}
