import { structuredPatch } from "diff";
import { normaliseText } from "./normalise-text.ts";

/** One piece of a proposed change that can be accepted or rejected by itself. */
export interface Hunk {
  /** `h1`, `h2` …, in the order of the document. */
  readonly id: string;
  /** The first line of the text before that it replaces, from 1; for a pure insertion the line that it comes before. */
  readonly from: number;
  /** Lines that go, without line breaks. */
  readonly removed: readonly string[];
  /** Lines that come instead. */
  readonly added: readonly string[];
}

/** The differences between two documents, the smallest pieces that do not touch each other. */
export function hunks(before: string, after: string): readonly Hunk[] {
  const left = toLines(before);
  const patch = structuredPatch("a", "b", joined(left), joined(toLines(after)), "", "", { context: 0 });
  return patch.hunks.map((hunk, index): Hunk => {
    const removed = hunk.lines.filter((line) => line.startsWith("-")).map((line) => line.slice(1));
    const added = hunk.lines.filter((line) => line.startsWith("+")).map((line) => line.slice(1));
    // For an insertion the patch names the line above.
    const from =
      removed.length === 0 && hunk.oldLines === 0 ? insertionLine(hunk.oldStart, left.length) : hunk.oldStart;
    return { id: `h${index + 1}`, from, removed, added };
  });
}

function insertionLine(oldStart: number, lineCount: number): number {
  return Math.min(oldStart, lineCount + 1);
}

/** The text before with the accepted hunks in it; `before` must be the text that they were made from. */
export function applyHunks(before: string, all: readonly Hunk[], acceptedIds: Iterable<string>): string {
  const accepted = new Set(acceptedIds);
  const lines = toLines(before);
  const result: string[] = [];
  let at = 1;
  for (const hunk of all) {
    if (!accepted.has(hunk.id)) continue;
    result.push(...lines.slice(at - 1, hunk.from - 1), ...hunk.added);
    at = hunk.from + hunk.removed.length;
  }
  result.push(...lines.slice(at - 1));
  return joined(result);
}

/** Lines of a document that ends with a line break, as every kept document does. */
function toLines(text: string): string[] {
  const normal = normaliseText(text);
  if (normal === "") return [];
  return (normal.endsWith("\n") ? normal.slice(0, -1) : normal).split("\n");
}

function joined(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
