"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Answer } from "#components/layout/answer.tsx";
import { Section } from "#components/layout/section.tsx";
import { CodeSpans } from "#components/markdown/code-spans.tsx";
import { TimeAgo } from "#components/ui/time-ago.tsx";
import { recentEventsQuery } from "#lib/client/queries/recent-events-query.ts";
import { eventWords } from "#lib/domain/timeline/event-words.ts";
import { tellingEvents } from "./telling-events.ts";

const shown = 8;
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
          const last = tellingEvents(known, shown);
          if (last.length === 0) return <p className="px-4 py-4 text-soft">Nothing has happened yet.</p>;
          return (
            <ol className="py-1.5">
              {last.map((event) => (
                <li key={event.seq} className="flex gap-3 px-4 py-1">
                  <span className="line-clamp-3 min-w-0 flex-1">
                    <CodeSpans text={eventWords(event)} />
                  </span>
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
