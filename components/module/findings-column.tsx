"use client";
import { useRef } from "react";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { Segments } from "#components/ui/segments.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { FindingView } from "#lib/domain/api/build.ts";
import { FindingCard } from "./finding-card.tsx";
import { type FindingFilter, filterFindings, findingFilters } from "./finding-filter.ts";

interface FindingsColumnProps {
  readonly projectId: string;
  readonly findings: readonly FindingView[];
  readonly round: number | undefined;
  readonly chosen: string;
  readonly onChoose: (finding: FindingView) => void;
  /** A review has spoken; without one no finding means nothing yet. */
  readonly reviewed: boolean;
}

/** What the reviews claim against the code. */
export function FindingsColumn({ projectId, findings, round, chosen, onChoose, reviewed }: FindingsColumnProps) {
  const [asked, setFilter] = useUrlState<string>("findings", "all");
  const filter: FindingFilter = findingFilters.find((known) => known === asked) ?? "all";
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const shown = filterFindings(findings, filter, round);
  return (
    <section aria-label="Findings" className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center justify-between gap-2 border-line border-b p-2 pl-4">
        <span className="text-soft">{findings.length === 1 ? "1 finding" : `${findings.length} findings`}</span>
        <Segments
          label="Which findings"
          value={filter}
          onChange={setFilter}
          options={[
            { value: "all", label: "All" },
            { value: "unresolved", label: "Open" },
            { value: "round", label: `Round ${round ?? ""}` },
          ]}
        />
      </div>
      {shown.length > 0 ? (
        <ul ref={list} className="min-h-0 flex-1 overflow-auto">
          {shown.map((finding) => (
            <FindingCard
              key={finding.id}
              projectId={projectId}
              finding={finding}
              chosen={finding.id === chosen}
              onChoose={() => onChoose(finding)}
            />
          ))}
        </ul>
      ) : (
        <p className="flex items-center gap-2 px-4 py-3 text-soft">
          {reviewed ? <StatusMark shape="tick" tone="good" /> : null}
          {findings.length > 0
            ? "None of this kind."
            : reviewed
              ? "The review found nothing, which is a good answer."
              : "No review yet. Only green code reaches the reviewer."}
        </p>
      )}
    </section>
  );
}
