"use client";
import Link from "next/link";
import { useWritten } from "#components/attempt/use-written.ts";
import { useCommand } from "#components/layout/use-command.ts";
import { HeldWords } from "#components/status/held-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { Elapsed } from "#components/ui/elapsed.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { stopDesign } from "#lib/client/commands/stop-design.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { progressWords } from "./writing-words.ts";

interface WritingStripProps {
  readonly project: Pick<ProjectView, "id" | "design" | "attempts" | "held" | "decisions">;
  /** Words of the draft that broke off before this attempt. */
  readonly interruptedWords: number | undefined;
}

const doing = {
  draft: "The architect writes the blueprint",
  repair: "The architect repairs what is wrong in its text",
  change: "The architect writes a proposal",
} as const;

/** The architect is at work: since when, how far, and the way to end it. */
export function WritingStrip({ project, interruptedWords }: WritingStripProps) {
  const { id, design, attempts, held, decisions } = project;
  const attempt = attempts.find((running) => running.id === design?.attemptId);
  const written = useWritten(id, attempt?.id ?? null);
  const command = useCommand({ run: () => stopDesign(id), touches: [["project", id]] });
  if (design?.status !== "running") return null;
  const asked = decisions.find(({ status, buildId }) => status === "open" && buildId === null);
  if (asked) return <WaitingForYou title={asked.title} href={`/inbox?decision=${asked.id}`} />;
  return (
    <div
      role="status"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-architect-fill/40 border-b bg-architect-wash px-4 py-1"
    >
      <StatusMark shape="half" tone="architect" live />
      <span className="min-w-0 flex-1">
        <span className="font-medium text-architect">{doing[design.kind]}</span>
        <span className="text-soft">
          {!attempt && held ? (
            <>
              : <HeldWords held={held} />
            </>
          ) : null}
          {progressWords(attempt, written)}
          {attempt ? ` · ${attempt.model}` : ""}
          {interruptedWords !== undefined && design.kind === "draft"
            ? ` · an interrupted draft of ${interruptedWords.toLocaleString("en-US")} words is kept among the versions`
            : ""}
        </span>
      </span>
      {attempt ? <Elapsed from={attempt.startedAt} to={null} className="text-soft" /> : null}
      {design.kind === "change" ? (
        <Button size="sm" busy={command.isPending && "Stopping…"} onClick={() => command.mutate()}>
          Stop it
        </Button>
      ) : null}
    </div>
  );
}

/** Nobody writes: what is next is the person's. */
function WaitingForYou({ title, href }: { readonly title: string; readonly href: string }) {
  return (
    <div
      role="status"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-person-fill/40 border-b bg-person-wash px-4 py-1"
    >
      <StatusMark shape="question" tone="person" />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{title}.</span> The architect goes on once you have answered; nothing is spent
        meanwhile.
      </span>
      <Button size="sm" look="primary" asChild>
        <Link href={href}>Decide</Link>
      </Button>
    </div>
  );
}
