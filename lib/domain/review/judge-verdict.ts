import type { Finding } from "./finding.ts";
import type { JudgedFinding } from "./prove-findings.ts";
import type { Verdict } from "./verdict.ts";

/** A finding of the ledger, as far as a verdict depends on it. */
export type LedgerFinding = Pick<Finding, "key" | "severity" | "path" | "quote" | "claim" | "breaks" | "status">;

export type Ruling = Verdict["rulings"][number];

export interface Judgement {
  /** Never an approval beside something that blocks, never changes without something that does. */
  readonly outcome: "approved" | "approved-with-minor" | "changes" | "ask-again";
  /** For `ask-again`: what contradicts itself, as a sentence that goes back to the reviewer. */
  readonly problem?: string;
  /** New findings to be kept, each with the status that it begins with. */
  readonly raised: readonly (JudgedFinding & { readonly status: "open" | "unproven" | "dismissed" })[];
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
  const repeats = new Map(judged.map((finding) => [finding, ledger.find((earlier) => isSame(finding, earlier))]));
  const rulings = claimed.flatMap((finding): Ruling[] => {
    const ruling = verdict.rulings.find((candidate) => candidate.finding === finding.key);
    if (ruling !== undefined) return [ruling];
    // To raise it again is to say that it is still there.
    return [...repeats.values()].includes(finding) ? [{ finding: finding.key, is: "open" }] : [];
  });
  const raised = judged.flatMap((finding): Judgement["raised"] => {
    const earlier = repeats.get(finding);
    if (earlier !== undefined && (earlier.status === "dismissed" || earlier.status === "withdrawn")) {
      return [{ ...finding, status: "dismissed" }];
    }
    const isKnown =
      earlier !== undefined && (isLive(earlier, rulings) || (earlier.status === "unproven" && !finding.proven));
    return isKnown ? [] : [{ ...finding, status: finding.proven ? "open" : "unproven" }];
  });
  return { ...decide(verdict, raised, rulings, ledger), raised, rulings };
}

function decide(
  verdict: Verdict,
  raised: Judgement["raised"],
  rulings: readonly Ruling[],
  ledger: readonly LedgerFinding[],
): Pick<Judgement, "outcome" | "problem"> {
  const fresh = raised.filter((finding) => finding.status === "open");
  const freshBlocking = fresh.filter(blocks).length;
  const claimed = ledger.filter((finding) => finding.status === "claimed-fixed" && blocks(finding));
  const ruled = new Map(rulings.map((ruling) => [ruling.finding, ruling.is]));
  const stillOpen = claimed.filter((finding) => ruled.get(finding.key) === "open");
  const unruled = claimed.filter((finding) => !ruled.has(finding.key));
  const unanswered = ledger.filter(
    (finding) => (finding.status === "open" || finding.status === "contested") && blocks(finding),
  );

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
  const unproven = raised.filter((finding) => finding.problem !== undefined).map((finding) => finding.problem);
  const reasons = [
    ...(unruled.length === 0 ? [] : [`${keys(unruled)} is claimed fixed and has no ruling.`]),
    ...new Set(unproven),
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
function isSame(finding: JudgedFinding, earlier: LedgerFinding): boolean {
  if (finding.path !== earlier.path || finding.breaks !== earlier.breaks) return false;
  if (bare(finding.quote) !== bare(earlier.quote)) return false;
  return bare(finding.quote) !== "" || bare(finding.claim) === bare(earlier.claim);
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
