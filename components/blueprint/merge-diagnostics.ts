import type { DiagnosticView } from "#lib/domain/api/blueprint.ts";

type Read = Pick<DiagnosticView, "code" | "severity" | "message" | "lines" | "fix">;

/** What is wrong, each once: what our reading found, then what only the server could find, by line and errors first. */
export function mergeDiagnostics(read: readonly Read[], told: readonly Read[]): readonly Read[] {
  const key = ({ code, message, lines }: Read) => `${code} ${lines.from} ${message}`;
  const known = new Set(read.map(key));
  const added = [...new Map(told.filter((each) => !known.has(key(each))).map((each) => [key(each), each])).values()];
  const weight = { error: 0, warning: 1 } as const;
  return [...read, ...added].toSorted(
    (first, second) => weight[first.severity] - weight[second.severity] || first.lines.from - second.lines.from,
  );
}

export type Problem = Read;
