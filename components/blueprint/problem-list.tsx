"use client";
import { CodeSpans } from "#components/markdown/code-spans.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Problem } from "./merge-diagnostics.ts";

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly onGo: (line: number) => void;
  /** Absent while the text cannot be changed. */
  readonly onFix?: ((fix: NonNullable<Problem["fix"]>) => void) | undefined;
}

/** What is wrong with the text; a click goes there. */
export function ProblemList({ problems, onGo, onFix }: ProblemListProps) {
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2 px-4 py-3 text-soft">
        <StatusMark shape="tick" tone="good" />
        Nothing is wrong with this text.
      </p>
    );
  }
  return (
    <ul>
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.lines.from} ${problem.message}`}
          className="border-line border-b last:border-b-0"
        >
          <button
            type="button"
            onClick={() => onGo(problem.lines.from)}
            className="flex w-full gap-2 px-4 pt-2 pb-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
          >
            <StatusMark
              shape={problem.severity === "error" ? "cross" : "ring"}
              tone={problem.severity === "error" ? "bad" : "person"}
              label={problem.severity === "error" ? "Error" : "Warning"}
              className="mt-0.5"
            />
            <span className="min-w-0 flex-1">
              <span className="break-words">
                <CodeSpans text={problem.message} />
              </span>
              <span className="mt-0.5 block text-faint text-xs">
                {problem.code} · line {problem.lines.from}
              </span>
            </span>
          </button>
          {problem.fix && onFix ? (
            <button
              type="button"
              onClick={() => problem.fix && onFix(problem.fix)}
              className="mb-1.5 ml-8.5 rounded-sm px-1 text-left text-soft text-xs underline underline-offset-2 hover:text-ink"
            >
              {problem.fix.title}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
