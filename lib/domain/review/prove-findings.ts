import type { VerdictFinding } from "./verdict.ts";

/** What a finding can be proven against. */
export interface Evidence {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  /** The criteria of the module that a path belongs to; undefined for a path that is not under review. */
  readonly criteriaOf: (path: string) => ReadonlySet<string> | undefined;
}

/** A finding with the machine's judgement on its evidence. */
export interface JudgedFinding extends VerdictFinding {
  readonly proven: boolean;
  /** Computed from the quote; never the model's. */
  readonly line?: number;
  /** Why it is not proven, as a sentence. */
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
    if (typeof result === "string") return { ...finding, proven: false, problem: result };
    return { ...finding, proven: true, ...result };
  });
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
  const line = findQuote(finding.quote, file.content) ?? findQuote(withoutNumbers(finding.quote), file.content);
  return line === undefined ? `The quoted text does not occur in ${finding.path}.` : { line };
}

/** The line, from 1, in which a quote begins, white space apart; undefined when it does not occur. */
export function findQuote(quote: string, content: string): number | undefined {
  const wanted = quote.replace(/\s+/g, "");
  if (wanted.length < minQuote) return undefined;
  const at = content.replace(/\s+/g, "").indexOf(wanted);
  if (at < 0) return undefined;
  let line = 1;
  let seen = 0;
  for (const char of content) {
    if (char === "\n") line += 1;
    if (/\s/.test(char)) continue;
    if (seen >= at) return line;
    seen += char.length;
  }
  return undefined;
}

/** The packet shows files with line numbers; a model sometimes copies them along. */
function withoutNumbers(quote: string): string {
  return quote.replace(/^[ \t]*\d+[ \t]*[|:][ \t]?/gm, "");
}
