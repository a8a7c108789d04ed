import type { Finding } from "./finding.ts";
import type { JudgedFinding } from "./prove-findings.ts";
import type { Verdict } from "./verdict.ts";

/** A finding of the ledger, as far as a verdict depends on it. */
export interface LedgerFinding
  extends Pick<Finding, "key" | "severity" | "path" | "quote" | "claim" | "breaks" | "status"> {
  /** A person took the module with it: it is on record and blocks no more. */
  readonly accepted?: boolean;
}

/** What says that two findings are the same. */
type Place = Pick<Finding, "path" | "quote" | "claim" | "breaks">;

export type Ruling = Verdict["rulings"][number];

export interface Judgement {
  /** Never an approval beside something that blocks, never changes without something that does. */
  readonly outcome: "approved" | "approved-with-minor" | "changes" | "ask-again";
  /** For `ask-again`: what contradicts itself, as a sentence that goes back to the reviewer. */
  readonly problem?: string;
  /** New findings to be kept, each with the status that it begins with. */
  readonly raised: readonly (JudgedFinding & { readonly status: "open" | "unproven" | "dismissed" | "withdrawn" })[];
  /** Rulings that hold: on findings that are claimed fixed, one each. */
  readonly rulings: readonly Ruling[];
}

/** Decides what a verdict amounts to. `judged` are its findings after `proveFindings`; `ledger` the earlier ones. */
export function judgeVerdict(
  verdict: Verdict,
  judged: readonly JudgedFinding[],
  ledger: readonly LedgerFinding[],
): Judgement {
  const claimed = ledger.filter((finding) => finding.status === "claimed-fixed");
  const rulings = claimed.flatMap((finding): Ruling[] => {
    const ruling = verdict.rulings.find((candidate) => candidate.finding === finding.key);
    if (ruling !== undefined) return [ruling];
    // To raise it again is to say that it is still there.
    return judged.some((again) => isSame(again, finding)) ? [{ finding: finding.key, is: "open" }] : [];
  });
  const raised = judged
    .filter((finding) => !ledger.some((earlier) => isSame(finding, earlier) && holds(earlier, finding, rulings)))
    .map((finding) => raise(finding, ledger));
  return { ...decide(verdict, raised, rulings, ledger), raised, rulings };
}

/** The ledger's finding stands with as much weight as the one that says the same: nothing is to be added. */
function holds(earlier: LedgerFinding, finding: JudgedFinding, rulings: readonly Ruling[]): boolean {
  if (earlier.status === "unproven") return !finding.proven;
  return !isSettled(earlier) && isLive(earlier, rulings) && (blocks(earlier) || !blocks(weighed(finding)));
}

/** The status that a finding begins with, and what is held against it. */
function raise(finding: JudgedFinding, ledger: readonly LedgerFinding[]): Judgement["raised"][number] {
  if (!finding.proven) return { ...finding, status: "unproven" };
  const settled = ledger.find((earlier) => isSettled(earlier) && isSamePlace(finding, earlier));
  if (settled === undefined) return { ...weighed(finding), status: "open" };
  const status = settled.status === "withdrawn" ? "withdrawn" : "dismissed";
  return { ...finding, status, problem: `This is ${settled.key} again, ${howSettled(settled)}.` };
}

/** In lines that a review has seen before, only what breaks the module in normal use may come up later and block. */
function weighed(finding: JudgedFinding): JudgedFinding {
  if (finding.severity !== "major" || finding.inChange) return finding;
  return { ...finding, severity: "minor", problem: seenBefore };
}

const seenBefore =
  "Raised as major, but the last review had seen these very lines. New there, only a blocker blocks: it counts as minor.";

function isSettled({ status, accepted }: LedgerFinding): boolean {
  return status === "dismissed" || status === "withdrawn" || accepted === true;
}

function howSettled({ status }: LedgerFinding): string {
  if (status === "withdrawn") return "which was withdrawn";
  return status === "dismissed" ? "which a person dismissed" : "with which a person accepted the module";
}

function decide(
  verdict: Verdict,
  raised: Judgement["raised"],
  rulings: readonly Ruling[],
  ledger: readonly LedgerFinding[],
): Pick<Judgement, "outcome" | "problem"> {
  const fresh = raised.filter((finding) => finding.status === "open");
  const freshBlocking = fresh.filter(blocks).length;
  const due = ledger.filter((finding) => blocks(finding) && !finding.accepted);
  const claimed = due.filter((finding) => finding.status === "claimed-fixed");
  const ruled = new Map(rulings.map((ruling) => [ruling.finding, ruling.is]));
  const stillOpen = claimed.filter((finding) => ruled.get(finding.key) === "open");
  const unruled = claimed.filter((finding) => !ruled.has(finding.key));
  const unanswered = due.filter((finding) => finding.status === "open" || finding.status === "contested");

  if (verdict.verdict === "changes") {
    if (freshBlocking + stillOpen.length + unanswered.length > 0) return { outcome: "changes" };
    return { outcome: "ask-again", problem: changesProblem(raised, unruled) };
  }
  if (freshBlocking > 0) return again("“approved” stands beside a finding that blocks.");
  if (stillOpen.length > 0) return again(`“approved” stands beside ${keys(stillOpen)}, which is ruled open.`);
  if (unruled.length > 0) return again(`${keys(unruled)} is claimed fixed and has no ruling.`);
  if (unanswered.length > 0) return { outcome: "changes" };
  const minor = fresh.length > 0 || ledger.some((finding) => !blocks(finding) && isLive(finding, rulings));
  return { outcome: minor ? "approved-with-minor" : "approved" };
}

function again(problem: string): Pick<Judgement, "outcome" | "problem"> {
  return { outcome: "ask-again", problem };
}

function changesProblem(raised: Judgement["raised"], unruled: readonly LedgerFinding[]): string {
  const against = raised.filter((finding) => finding.problem !== undefined).map((finding) => finding.problem);
  const reasons = [
    ...(unruled.length === 0 ? [] : [`${keys(unruled)} is claimed fixed and has no ruling.`]),
    ...new Set(against),
  ];
  return ["“changes” needs a proven finding that is a blocker or major; there is none.", ...reasons].join(" ");
}

function keys(findings: readonly LedgerFinding[]): string {
  return findings.map((finding) => finding.key).join(", ");
}

function blocks(finding: { readonly severity: string }): boolean {
  return finding.severity !== "minor";
}

function isLive(finding: LedgerFinding, rulings: readonly Ruling[]): boolean {
  if (finding.status === "open" || finding.status === "contested") return true;
  if (finding.status !== "claimed-fixed") return false;
  const ruling = rulings.find((candidate) => candidate.finding === finding.key);
  return ruling === undefined || ruling.is === "open";
}

/** The same claim made again: same place, same thing broken, same lines. What is missing has only its claim to compare. */
function isSame(finding: Place, earlier: Place): boolean {
  if (finding.path !== earlier.path || finding.breaks !== earlier.breaks) return false;
  if (bare(finding.quote) !== bare(earlier.quote)) return false;
  return bare(finding.quote) !== "" || bare(finding.claim) === bare(earlier.claim);
}

/**
 * The same place, whatever is said about it: what was settled there does not come back in other words, nor with a line
 * more or less in its quote.
 */
export function isSamePlace(finding: Place, earlier: Place): boolean {
  if (finding.path !== earlier.path || finding.breaks !== earlier.breaks) return false;
  const [short = "", long = ""] = [bare(finding.quote), bare(earlier.quote)].toSorted((a, b) => a.length - b.length);
  return long.includes(short) && short.length * 2 >= long.length;
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
