import type { TextFile } from "../build/weakened-tests.ts";
import type { VerdictFinding } from "./verdict.ts";

/** What a finding can be proven against. */
export interface Evidence {
  readonly files: readonly TextFile[];
  /** The same files as the last review saw them; undefined in a first review, to which everything is new. */
  readonly before?: readonly TextFile[] | undefined;
  /** The criteria of the module that a path belongs to; undefined for a path that is not under review. */
  readonly criteriaOf: (path: string) => ReadonlySet<string> | undefined;
}

/** A finding with the machine's judgement on its evidence. */
export interface JudgedFinding extends VerdictFinding {
  readonly proven: boolean;
  /** It is about lines that changed since the last review, or next to such. */
  readonly inChange: boolean;
  /** Computed from the quote; never the model's. */
  readonly line?: number;
  /** What is held against it, as a sentence: why it is not proven, or has less weight than the reviewer gave it. */
  readonly problem?: string;
}

/** Shorter quotes occur anywhere and prove nothing. */
const minQuote = 3;

/**
 * Holds each finding to its evidence. A quote must occur in its file, white space apart. What is missing is claimed
 * without a quote, against a criterion and a file that is there or that its module may write.
 */
export function proveFindings(findings: readonly VerdictFinding[], evidence: Evidence): readonly JudgedFinding[] {
  return findings.map((finding) => {
    const result = prove(finding, evidence);
    const inChange = isInChange(finding, evidence);
    if (typeof result === "string") return { ...finding, proven: false, inChange, problem: result };
    return { ...finding, proven: true, inChange, ...result };
  });
}

/**
 * Quoted lines together with their neighbours that stood there just so before have not changed. What is missing is
 * missing from the whole file.
 */
function isInChange({ path, quote }: VerdictFinding, { files, before }: Evidence): boolean {
  if (before === undefined) return true;
  const now = files.find((file) => file.path === path)?.content;
  const then = before.find((file) => file.path === path)?.content;
  if (now === undefined || then === undefined || now === then) return now !== then;
  const place = findQuote(quote, now);
  if (place === undefined) return true;
  const around = framed(now).slice(place.line - 1, place.lastLine + 2);
  return !`\n${framed(then).join("\n")}\n`.includes(`\n${around.join("\n")}\n`);
}

/** Line n at index n; the ends of a file are neighbours too. */
function framed(content: string): readonly string[] {
  return ["\0", ...content.split("\n"), "\0"];
}

function prove(finding: VerdictFinding, { files, criteriaOf }: Evidence): { line?: number } | string {
  const criteria = criteriaOf(finding.path);
  if (criteria === undefined) return `${finding.path} is not among the files under review.`;
  const names = finding.breaks === "contract" || finding.breaks === "section";
  if (!names && !criteria.has(finding.breaks)) return `There is no criterion ${finding.breaks}.`;
  const isMissing = finding.quote.trim() === "";
  if (isMissing && names) return "Something missing is claimed against a criterion; this claim names none.";
  if (isMissing) return {};
  const file = files.find((candidate) => candidate.path === finding.path);
  if (file === undefined) return `There is no file ${finding.path} to quote from.`;
  const place = findQuote(finding.quote, file.content);
  return place === undefined ? `The quoted text does not occur in ${finding.path}.` : { line: place.line };
}

/** The lines, from 1, in which a quote begins and ends, white space apart; undefined when it does not occur. */
export function findQuote(quote: string, content: string): { line: number; lastLine: number } | undefined {
  return findBare(quote, content) ?? findBare(withoutNumbers(quote), content);
}

function findBare(quote: string, content: string): { line: number; lastLine: number } | undefined {
  const wanted = quote.replace(/\s+/g, "");
  if (wanted.length < minQuote) return undefined;
  const at = content.replace(/\s+/g, "").indexOf(wanted);
  if (at < 0) return undefined;
  const last = at + wanted.length - 1;
  let line = 1;
  let first: number | undefined;
  let seen = 0;
  for (const char of content) {
    if (char === "\n") line += 1;
    if (/\s/.test(char)) continue;
    if (seen >= at) first ??= line;
    seen += char.length;
    if (seen > last) return { line: first ?? line, lastLine: line };
  }
  return undefined;
}

/** The packet shows files with line numbers; a model sometimes copies them along. */
function withoutNumbers(quote: string): string {
  return quote.replace(/^[ \t]*\d+[ \t]*[|:][ \t]?/gm, "");
}
