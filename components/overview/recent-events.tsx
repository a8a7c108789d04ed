"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Answer } from "#components/layout/answer.tsx";
import { Section } from "#components/layout/section.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { recentEventsQuery } from "#lib/client/queries/recent-events-query.ts";
import type { EventType } from "#lib/domain/timeline/event.ts";
import { eventWords } from "#lib/domain/timeline/event-words.ts";

const shown = 8;
/** Steps on the way: the events that they lead to say the same. */
const quiet: readonly EventType[] = [
  "round-changed",
  "module-changed",
  "answer-accepted",
  "project-changed",
  "merge-queued",
];

interface RecentEventsProps {
  readonly projectId: string;
  readonly seq: number;
}

export function RecentEvents({ projectId, seq }: RecentEventsProps) {
  const events = useQuery(recentEventsQuery(projectId, seq));
  return (
    <Section
      title="Last events"
      end={
        <Link href={`/projects/${projectId}/timeline`} className="text-soft text-xs hover:text-ink hover:underline">
          Timeline
        </Link>
      }
    >
      <Answer query={events} what="the last events" rows={4}>
        {(known) => {
          const last = known
            .filter(({ type }) => !quiet.includes(type))
            .slice(-shown)
            .toReversed();
          if (last.length === 0) return <p className="px-4 py-4 text-soft">Nothing has happened yet.</p>;
          return (
            <ol className="py-1.5">
              {last.map((event) => (
                <li key={event.seq} className="flex gap-3 px-4 py-1">
                  <span className="line-clamp-2 min-w-0 flex-1">{eventWords(event)}</span>
                  <TimeAgo at={event.at} className="shrink-0 text-faint text-xs" />
                </li>
              ))}
            </ol>
          );
        }}
      </Answer>
    </Section>
  );
}
