"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Section } from "#components/layout/section.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { pastDecisionsQuery } from "#lib/client/queries/decisions-query.ts";
import type { DecisionView } from "#lib/domain/api/build.ts";

const shown = 50;

/** What was decided, and how. */
export function PastDecisions() {
  const answered = useQuery(pastDecisionsQuery("answered")).data ?? [];
  const withdrawn = useQuery(pastDecisionsQuery("withdrawn")).data ?? [];
  const past = [...answered, ...withdrawn]
    .toSorted((first, second) => endOf(second).localeCompare(endOf(first)))
    .slice(0, shown);
  if (past.length === 0) return null;
  return (
    <Section title="Decided" className="mx-4 mt-6">
      <ul>
        {past.map((decision) => (
          <li key={decision.id} className="flex gap-2.5 border-line border-b px-4 py-2 last:border-b-0">
            <StatusMark shape={decision.status === "answered" ? "tick-open" : "dash"} tone="faint" className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <Link href={`/projects/${decision.projectId}`} className="hover:underline">
                {decision.title}
              </Link>
              <p className="text-soft text-xs">
                {answerOf(decision)}
                {decision.note ? `: “${decision.note}”` : ""}
              </p>
            </div>
            <span className="shrink-0 text-right text-faint text-xs">
              <span className="max-sm:hidden">{decision.projectName} · </span>
              <TimeAgo at={endOf(decision)} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function endOf(decision: DecisionView): string {
  return decision.answeredAt ?? decision.createdAt;
}

function answerOf({ status, choice, options }: DecisionView): string {
  if (status === "withdrawn") return "Withdrawn: it no longer needed an answer";
  return options.find((option) => option.choice === choice)?.label ?? choice ?? "Answered";
}
