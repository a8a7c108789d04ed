import { normaliseText } from "./normalise-text.ts";

export interface CleanDraft {
  /** The document, from its `#` on. */
  readonly text: string;
  /** What was cut off, a sentence each, to be shown. */
  readonly notes: readonly string[];
}

/**
 * The document in a model's reply: text before its first `#` and a fence around the whole are cut off, and that is
 * said. Nothing inside is changed. A reply without any heading is left as it is; the diagnostics speak for themselves.
 */
export function cleanDraft(reply: string): CleanDraft {
  const notes: string[] = [];
  let text = normaliseText(reply);
  const fence = outerFence(text);
  if (fence !== undefined) {
    text = fence.inside;
    notes.push(
      fence.closed
        ? "A fence around the whole document was cut off."
        : "An opening fence before the document was cut off.",
    );
    if (fence.after !== "") notes.push(`Text after the document was cut off: “${shown(fence.after)}”.`);
    if (fence.before !== "") notes.push(`Text before the document was cut off: “${shown(fence.before)}”.`);
  }
  const start = /^ {0,3}#{1,6}[ \t]/m.exec(text)?.index ?? 0;
  const before = text.slice(0, start).trim();
  if (before !== "") notes.push(`Text before the document was cut off: “${shown(before)}”.`);
  return { text: `${text.slice(start).trim()}\n`, notes };
}

/** A fence that opens right before the first heading, with what is inside, around and behind it. */
function outerFence(text: string): { before: string; inside: string; after: string; closed: boolean } | undefined {
  const opening = /^(`{3,}|~{3,})[ \t]*(?:(?:markdown|md)[ \t]*)?\n+(?= {0,3}#)/im.exec(text);
  if (opening === null) return undefined;
  const before = text.slice(0, opening.index).trim();
  // A heading before it: the fence belongs to the document.
  if (/^ {0,3}#{1,6}[ \t]/m.test(before)) return undefined;
  const lines = text.slice(opening.index + opening[0].length).split("\n");
  const end = lastFence(lines, opening[1] ?? "```");
  if (end === undefined) return { before, inside: lines.join("\n"), after: "", closed: false };
  return {
    before,
    inside: lines.slice(0, end).join("\n"),
    after: lines
      .slice(end + 1)
      .join("\n")
      .trim(),
    closed: true,
  };
}

/** The line that closes the outer fence: bare, not the end of a block inside, and with no document behind it. */
function lastFence(lines: readonly string[], fence: string): number | undefined {
  let open: string | undefined;
  for (const [index, line] of lines.entries()) {
    const match = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (match === null) continue;
    const marks = match[1] ?? "";
    const isBare = (match[2] ?? "").trim() === "";
    if (open === undefined) {
      if (isBare && marks.startsWith(fence) && isBehindAll(lines.slice(index + 1))) return index;
      open = marks;
    } else if (isBare && marks.startsWith(open)) open = undefined;
  }
  return undefined;
}

/** A bare fence with more of the document behind it opens a block of its own. */
function isBehindAll(lines: readonly string[]): boolean {
  return !lines.some((line) => /^ {0,3}(#{1,6}[ \t]|`{3,}|~{3,})/.test(line));
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
