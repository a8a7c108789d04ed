export interface TableRow {
  /** Number of the line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quote that is still open after so many lines was never meant as one. */
const longestQuotedCell = 5;

/**
 * Splits pasted text into rows of cells. Quoted cells may hold separators, line ends and doubled quotes; a quote that
 * nobody closes is a character like any other. Empty lines are left out. Takes time in proportion to the text.
 */
export function readTable(text: string, separator: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const begins = line;
    for (;;) {
      const quoted = readQuoted(text, at);
      if (quoted) line += quoted.lines;
      const end = endOfCell(text, quoted?.end ?? at, separator);
      cells.push((quoted ? quoted.text + text.slice(quoted.end, end) : text.slice(at, end)).trim());
      at = end + 1;
      if (text[end] !== separator) break;
    }
    line += 1;
    if (cells.some((cell) => cell !== "")) rows.push({ line: begins, cells });
  }
  return rows;
}

function readQuoted(text: string, at: number) {
  if (text[at] !== '"') return undefined;
  let lines = 0;
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === "\n" && ++lines > longestQuotedCell) return undefined;
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i += 1;
    else return { text: text.slice(at + 1, i).replaceAll('""', '"'), end: i + 1, lines };
  }
  return undefined;
}

function endOfCell(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end += 1;
  return end;
}
