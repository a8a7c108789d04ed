import type { LineRange, QuickFix } from "./blueprint.ts";

/** Replaces one piece of one of the lines; undefined where the piece is not there exactly once, and a guess would hurt. */
export function replaceOnLines(
  lines: readonly string[],
  range: LineRange,
  title: string,
  from: string,
  to: string,
): QuickFix | undefined {
  if (from === "") return undefined;
  for (let line = range.from; line <= range.to; line += 1) {
    const text = lines[line - 1] ?? "";
    const at = text.indexOf(from);
    if (at < 0) continue;
    if (text.indexOf(from, at + 1) >= 0) return undefined;
    return { title, lines: { from: line, to: line }, text: text.slice(0, at) + to + text.slice(at + from.length) };
  }
  return undefined;
}

/** Adds an element to a list that is written on one line: `owns: [a, b]`. */
export function addToList(
  lines: readonly string[],
  range: LineRange,
  title: string,
  element: string,
): QuickFix | undefined {
  if (range.from !== range.to) return undefined;
  const match = /^(\s*[\w-]+:\s*\[)([^[\]]*)(\].*)$/.exec(lines[range.from - 1] ?? "");
  if (match === null) return undefined;
  const before = (match[2] ?? "").trim().replace(/,$/, "");
  const text = `${match[1]}${before === "" ? "" : `${before}, `}${element}${match[3]}`;
  return { title, lines: range, text };
}

/** Adds text below a line. */
export function insertBelow(lines: readonly string[], line: number, title: string, text: string): QuickFix {
  return { title, lines: { from: line, to: line }, text: `${lines[line - 1] ?? ""}\n${text}` };
}

const maxWord = 200;

/** The candidate that a misspelt word most likely means, if one is close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > maxWord) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
