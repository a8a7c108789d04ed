import { clsx } from "clsx";
import { structuredPatch } from "diff";
import { useMemo } from "react";

interface StaticDiffProps {
  readonly before: string;
  readonly after: string;
}

/** Differences as plain lines: for small screens, and for texts that are too large for the editor. */
export function StaticDiff({ before, after }: StaticDiffProps) {
  const { hunks } = useMemo(() => structuredPatch("a", "b", before, after, "", "", { context: 3 }), [before, after]);
  if (hunks.length === 0) return <p className="px-4 py-4 text-soft">The texts are the same.</p>;
  return (
    <div className="overflow-auto py-1">
      {hunks.map((hunk) => (
        <div key={hunk.newStart} className="mb-2">
          <p className="bg-sunk px-3 py-0.5 text-faint text-xs">line {hunk.newStart}</p>
          {hunk.lines.map((line, index) => (
            <code
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
              key={index}
              className={clsx("block min-h-4.5 whitespace-pre-wrap break-words px-3 leading-4.5", lookOf(line))}
            >
              {line}
            </code>
          ))}
        </div>
      ))}
    </div>
  );
}

function lookOf(line: string): string {
  if (line.startsWith("+")) return "bg-good-wash";
  if (line.startsWith("-")) return "bg-bad-wash";
  return line.startsWith("\\") ? "text-faint" : "text-soft";
}
