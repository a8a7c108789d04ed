const marker = /<!--\s*(\/?)note\s*-->/g;

interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * The document's lines without what stands between `<!-- note -->` and `<!-- /note -->`; a line that is gone altogether
 * is undefined. Lines in `code` (numbers from 0) hold no markers; those in `kept` stay even inside a note, because
 * machines read them. A note without its end is no note.
 */
export function withoutNotes(
  lines: readonly string[],
  code: ReadonlySet<number>,
  kept: ReadonlySet<number>,
): readonly (string | undefined)[] {
  const visible: (string | undefined)[] = [...lines];
  let open: Place | undefined;
  for (const [line, text] of lines.entries()) {
    if (code.has(line) || !text.includes("<!--")) continue;
    for (const match of blankInlineCode(text).matchAll(marker)) {
      if (match[1] === "") open ??= { line, column: match.index };
      else if (open !== undefined) {
        cut(visible, lines, kept, open, { line, column: match.index + match[0].length });
        open = undefined;
      }
    }
  }
  return visible;
}

/** Puts spaces in the place of inline code: from a run of backticks to the next run of the same length. */
function blankInlineCode(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const next = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    closing[index] = next.get(length) ?? -1;
    next.set(length, index);
  }
  let blank = "";
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const start = runs[index];
    const end = runs[closing[index] ?? -1];
    if (start === undefined || end === undefined) continue;
    blank += text.slice(from, start.at) + " ".repeat(end.at + end.length - start.at);
    from = end.at + end.length;
    index = closing[index] ?? index;
  }
  return blank + text.slice(from);
}

function cut(
  visible: (string | undefined)[],
  lines: readonly string[],
  kept: ReadonlySet<number>,
  from: Place,
  to: Place,
): void {
  for (let line = from.line; line <= to.line; line += 1) {
    if (kept.has(line)) continue;
    // Columns are those of the untouched line: what an earlier note left of it is measured from its end.
    const text = visible[line] ?? "";
    const gone = (lines[line] ?? "").length - text.length;
    const start = line === from.line ? text.slice(0, Math.max(0, from.column - gone)) : "";
    const end = line === to.line ? text.slice(Math.max(0, to.column - gone)) : "";
    const rest = start + end;
    visible[line] = rest.trim() === "" ? undefined : rest;
  }
}
