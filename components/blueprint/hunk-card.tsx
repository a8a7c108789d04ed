"use client";
import { clsx } from "clsx";
import { Button } from "#components/ui/button.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Choice } from "./hunk-choices.ts";
import type { PlacedHunk } from "./place-hunks.ts";

interface HunkCardProps {
  readonly hunk: PlacedHunk;
  readonly choice: Choice | undefined;
  /** What stands around it, so that it can be judged. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** The module whose section it changes, or the heading above it. */
  readonly place: string;
  readonly onChoose: (choice: Choice) => void;
}

/** One piece of a proposal: what goes, what comes, and the two buttons. */
export function HunkCard({ hunk, choice, above, below, place, onChoose }: HunkCardProps) {
  return (
    <li
      data-hunk={hunk.id}
      tabIndex={-1}
      className={clsx(
        "overflow-hidden rounded-md border bg-raised",
        choice === "accepted" ? "border-good-fill/60" : "border-line",
        choice === "rejected" && "opacity-60",
      )}
    >
      <header className="flex flex-wrap items-center gap-2 border-line border-b bg-sunk py-1 pr-1 pl-3">
        <span className="min-w-0 flex-1 truncate">
          <span className="font-medium">{place}</span>
          <span className="text-faint text-xs"> · line {hunk.from}</span>
        </span>
        {hunk.conflicts ? (
          <span className="flex items-center gap-1.5 py-1 pr-2 text-person text-xs">
            <StatusMark shape="question" tone="person" />
            You changed these lines, too. Take over by hand what you want of it.
          </span>
        ) : (
          <>
            <Button size="sm" look="quiet" aria-pressed={choice === "rejected"} onClick={() => onChoose("rejected")}>
              {choice === "rejected" ? "Rejected" : "Reject"} <Keys keys="d" />
            </Button>
            <Button size="sm" aria-pressed={choice === "accepted"} onClick={() => onChoose("accepted")}>
              {choice === "accepted" ? <StatusMark shape="tick" tone="good" /> : null}
              {choice === "accepted" ? "Accepted" : "Accept"} <Keys keys="a" />
            </Button>
          </>
        )}
      </header>
      <div className="overflow-x-auto py-1">
        <Lines lines={above} sign=" " />
        <Lines lines={hunk.removed} sign="-" />
        <Lines lines={hunk.added} sign="+" />
        <Lines lines={below} sign=" " />
      </div>
    </li>
  );
}

const looks = { " ": "text-faint", "-": "bg-bad-wash text-ink", "+": "bg-good-wash text-ink" } as const;

function Lines({ lines, sign }: { readonly lines: readonly string[]; readonly sign: keyof typeof looks }) {
  return lines.map((line, index) => (
    <code
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
      key={index}
      className={clsx("flex min-h-4.5 whitespace-pre-wrap break-words px-3 leading-4.5", looks[sign])}
    >
      <span aria-hidden className="w-4 shrink-0 select-none text-faint">
        {sign}
      </span>
      <span className="min-w-0">{line}</span>
    </code>
  ));
}
