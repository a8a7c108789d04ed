"use client";
import { clsx } from "clsx";
import { useState } from "react";
import { LazyDocumentView } from "#components/markdown/lazy-document-view.tsx";
import { findingLooks, severityLooks } from "#components/status/finding-look.ts";
import { Status } from "#components/status/status.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FindingView } from "#lib/domain/api/build.ts";
import { isUnresolved } from "#lib/domain/review/finding.ts";
import { ChangeFinding } from "./change-finding.tsx";

interface FindingCardProps {
  readonly projectId: string;
  readonly finding: FindingView;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One claim against the code: what, where, by which words of the code, and what was said to it since. */
export function FindingCard({ projectId, finding, chosen, onChoose }: FindingCardProps) {
  const [changing, setChanging] = useState(false);
  const { path, line, severity } = finding;
  const look = severityLooks[severity];
  return (
    <li className={clsx("border-line border-b last:border-b-0", chosen && "bg-selected/60")}>
      <button
        type="button"
        data-row-main
        aria-current={chosen || undefined}
        aria-describedby={`${finding.id}-claim`}
        onClick={onChoose}
        className="flex w-full flex-col gap-1.5 px-4 pt-3 pb-1.5 text-left focus-visible:-outline-offset-2"
      >
        <span className="flex w-full flex-wrap items-center gap-2">
          <Badge tone={look.tone}>{look.label}</Badge>
          <Status look={findingLooks[finding.status]} className="text-soft" />
          <span className="ml-auto text-faint text-xs">
            {finding.key} · round {finding.round}
            {finding.author === "person" ? " · yours" : ""}
          </span>
        </span>
        <code className="max-w-full truncate text-soft">
          {path}
          {line === null ? "" : `:${line}`}
        </code>
      </button>
      <div className="flex flex-col gap-2 px-4 pb-3">
        <div id={`${finding.id}-claim`}>
          <LazyDocumentView markdown={finding.claim} className="font-medium" />
        </div>
        {finding.quote ? (
          <pre className="whitespace-pre-wrap break-words rounded-sm border-bad-fill/60 border-l-2 bg-sunk px-2 py-1.5 leading-4.5">
            {finding.quote.trim()}
          </pre>
        ) : null}
        <dl className="flex flex-col gap-1">
          <Said name="Breaks" says={finding.breaks} />
          <Said name="Fix" says={finding.fix} />
          <Said name="Builder" says={finding.answer} tone="text-builder" />
          <Said name="Ruling" says={finding.ruling} tone="text-architect" />
        </dl>
        {finding.status === "fixed" || finding.status === "withdrawn" ? null : (
          <div>
            <Button size="sm" look="quiet" className="-ml-2" onClick={() => setChanging(true)}>
              {isUnresolved(finding) ? "Dismiss…" : "Open again…"}
            </Button>
          </div>
        )}
      </div>
      {changing ? <ChangeFinding projectId={projectId} finding={finding} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}

interface SaidProps {
  readonly name: string;
  readonly says: string | null;
  readonly tone?: string;
}

function Said({ name, says, tone = "text-faint" }: SaidProps) {
  if (!says) return null;
  return (
    <div className="grid grid-cols-[4rem_minmax(0,1fr)] gap-2">
      <dt className={tone}>{name}</dt>
      <dd>
        <LazyDocumentView markdown={says} className="text-soft" />
      </dd>
    </div>
  );
}
