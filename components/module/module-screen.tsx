"use client";
import { useRef, useState } from "react";
import { OpenDecision } from "#components/inbox/open-decision.tsx";
import { useOptionKeys } from "#components/inbox/use-option-keys.ts";
import { PageHead } from "#components/layout/page-head.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { LazyDocumentView } from "#components/markdown/lazy-document-view.tsx";
import { waitingWords } from "#components/modules/waiting-words.ts";
import { HeldWords } from "#components/status/held-words.tsx";
import { moduleLook } from "#components/status/module-look.ts";
import { Status } from "#components/status/status.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import type { ModuleView } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { ChecksTab } from "./checks-tab.tsx";
import { ModuleFilesTab } from "./module-files-tab.tsx";
import { OrderRound } from "./order-round.tsx";
import { PacketsTab } from "./packets-tab.tsx";
import { ReviewTab } from "./review-tab.tsx";
import { RoundNotes } from "./round-notes.tsx";
import { RoundStrip } from "./round-strip.tsx";

interface ModuleScreenProps {
  readonly project: ProjectView;
  readonly module: ModuleView;
}

const busy: readonly ModuleView["status"][] = ["building", "checking", "reviewing", "merging"];

export function ModuleScreen({ project, module }: ModuleScreenProps) {
  const [tab, setTab] = useUrlState<string>("tab", "review");
  const [asked, chooseRound] = useUrlState<string>("round", "");
  const [ordering, setOrdering] = useState(false);
  const rounds = module.roundList;
  const round = rounds.find(({ number }) => String(number) === asked) ?? rounds.at(-1);
  const open = module.decisions.filter(({ status }) => status === "open");
  const canOrder = rounds.length > 0 && !busy.includes(module.status);
  const commit = rounds.findLast((each) => each.commit !== null)?.commit ?? module.mergedCommit;
  const waits = waitingWords(module);
  const decisions = useRef<HTMLDivElement>(null);
  useOptionKeys(decisions, open);
  const step = (by: 1 | -1) => {
    const next = rounds[rounds.findIndex(({ id }) => id === round?.id) + by];
    if (next) chooseRound(next === rounds.at(-1) ? "" : String(next.number));
  };
  useActions([
    { id: "round-before", title: "Earlier round", section: "Here", keys: "h", run: () => step(-1) },
    { id: "round-after", title: "Later round", section: "Here", keys: "l", run: () => step(1) },
    ...(canOrder
      ? [{ id: "order", title: "Another round", section: "Here" as const, keys: "r", run: () => setOrdering(true) }]
      : []),
  ]);
  const attempts = module.attempts.toSorted((first, second) => second.startedAt.localeCompare(first.startedAt));
  return (
    <div className="flex min-h-0 flex-1 flex-col max-lg:min-h-max">
      <PageHead
        title={module.title}
        says={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status look={moduleLook({ ...module, rounds: rounds.length })} />
            <code className="text-faint">{module.id}</code>
            {waits ? <span>{waits}</span> : null}
            {module.keptReason ? <span>Kept: {module.keptReason}</span> : null}
            {module.unexecuted ? <Badge tone="person">not executed</Badge> : null}
            <Money usd={module.spendUsd} estimated={project.scripted} />
          </span>
        }
        actions={canOrder ? <Button onClick={() => setOrdering(true)}>Another round…</Button> : null}
      />
      {module.held ? (
        <Notice className="mx-4 mb-3">
          <HeldWords held={module.held} />. Nothing is spent meanwhile.
        </Notice>
      ) : null}
      {open.length > 0 ? (
        <div ref={decisions} className="flex shrink-0 flex-col gap-3 overflow-auto px-4 pb-3 lg:max-h-[45vh]">
          {open.map((decision) => (
            <OpenDecision key={decision.id} decision={decision} chosen />
          ))}
        </div>
      ) : null}
      {rounds.length > 0 ? (
        <RoundStrip
          rounds={rounds}
          chosen={round?.number}
          onChoose={(number) => chooseRound(number === rounds.at(-1)?.number ? "" : String(number))}
          scripted={project.scripted}
        />
      ) : null}
      {round ? <RoundNotes round={round} /> : null}
      <Tabs
        label="Module"
        value={tab}
        onValueChange={setTab}
        className="min-h-0 flex-1"
        tabs={[
          { value: "review", label: "Review" },
          { value: "checks", label: "Checks" },
          { value: "files", label: "Files" },
          { value: "section", label: "Section" },
          { value: "packets", label: `Packets ${attempts.length || ""}` },
        ]}
      >
        <TabPanel value="review" className="min-h-0 flex-1 bg-raised">
          <ReviewTab projectId={project.id} module={module} round={round} />
        </TabPanel>
        <TabPanel value="checks" className="min-h-0 flex-1 overflow-auto">
          <ChecksTab module={module} round={round} />
        </TabPanel>
        <TabPanel value="files" className="min-h-0 flex-1 bg-raised">
          <ModuleFilesTab projectId={project.id} module={module} commit={commit} />
        </TabPanel>
        <TabPanel value="section" className="min-h-0 flex-1 overflow-auto px-4 py-4">
          <LazyDocumentView markdown={module.section} />
        </TabPanel>
        <TabPanel value="packets" className="min-h-0 flex-1 overflow-auto">
          <PacketsTab projectId={project.id} attempts={attempts} />
        </TabPanel>
      </Tabs>
      {ordering ? <OrderRound project={project} module={module} onClose={() => setOrdering(false)} /> : null}
    </div>
  );
}
