import { expect, test } from "vitest";
import { judgeVerdict, type LedgerFinding } from "./judge-verdict.ts";
import type { JudgedFinding } from "./prove-findings.ts";
import type { Verdict } from "./verdict.ts";

const base = { path: "src/a.ts", quote: "let a = 1;", claim: "Wrong.", breaks: "section" } as const;
const found = (change: Partial<JudgedFinding> = {}): JudgedFinding => ({
  ...base,
  severity: "major",
  fix: "",
  proven: true,
  line: 1,
  ...change,
});
const earlier = (key: string, change: Partial<LedgerFinding> = {}): LedgerFinding => ({
  ...base,
  key,
  quote: `quote of ${key}`,
  severity: "major",
  status: "claimed-fixed",
  ...change,
});

function judge(
  verdict: Verdict["verdict"],
  findings: readonly JudgedFinding[] = [],
  ledger: readonly LedgerFinding[] = [],
  rulings: Verdict["rulings"] = [],
) {
  return judgeVerdict({ verdict, findings: [...findings], rulings }, findings, ledger);
}

const outcome = (...input: Parameters<typeof judge>) => judge(...input).outcome;

test("a verdict without findings approves, one with minor ones approves with these", () => {
  expect(outcome("approved")).toBe("approved");
  expect(outcome("approved", [found({ severity: "minor" })])).toBe("approved-with-minor");
});

test("proven blockers and majors send the code back", () => {
  expect(outcome("changes", [found()])).toBe("changes");
  expect(outcome("changes", [found({ severity: "blocker" })])).toBe("changes");
});

test("changes without a proven blocking finding are no changes and no approval", () => {
  const problem = "The quoted text does not occur in src/a.ts.";
  const judgement = judge("changes", [found({ proven: false, problem })]);
  expect(judgement.outcome).toBe("ask-again");
  expect(judgement.problem).toContain(problem);
  expect(judgement.raised.map(({ status }) => status)).toEqual(["unproven"]);
  expect(outcome("changes")).toBe("ask-again");
  expect(outcome("changes", [found({ severity: "minor" })])).toBe("ask-again");
});

test("approved beside a blocking finding is no approval", () => {
  expect(outcome("approved", [found()])).toBe("ask-again");
  expect(outcome("approved", [found({ proven: false, problem: "?" })])).toBe("approved");
});

test("only a ruling makes a claimed fix one", () => {
  const ledger = [earlier("f1")];
  expect(outcome("approved", [], ledger, [{ finding: "f1", is: "fixed" }])).toBe("approved");
  expect(outcome("approved", [], ledger, [{ finding: "f1", is: "withdrawn" }])).toBe("approved");
  expect(outcome("approved", [], ledger, [{ finding: "f1", is: "open" }])).toBe("ask-again");
  expect(outcome("changes", [], ledger, [{ finding: "f1", is: "open" }])).toBe("changes");
  expect(judge("approved", [], ledger)).toMatchObject({
    outcome: "ask-again",
    problem: "f1 is claimed fixed and has no ruling.",
  });
  expect(outcome("approved", [], [earlier("f1", { severity: "minor" })])).toBe("approved-with-minor");
});

test("a finding that the builder left unanswered still blocks", () => {
  expect(outcome("approved", [], [earlier("f1", { status: "open" })])).toBe("changes");
  expect(outcome("changes", [], [earlier("f1", { status: "open" })])).toBe("changes");
});

test("rulings hold for findings that are claimed fixed, and for no others", () => {
  const ledger = [earlier("f1"), earlier("f2", { status: "dismissed" }), earlier("f3", { status: "open" })];
  const rulings: Verdict["rulings"] = ["f1", "f2", "f3", "f9"].map((finding) => ({ finding, is: "fixed" }));
  expect(judge("approved", [], ledger, rulings).rulings).toEqual([{ finding: "f1", is: "fixed" }]);
});

test("what a person dismissed, or the reviewer withdrew, stays so", () => {
  for (const status of ["dismissed", "withdrawn"] as const) {
    const judgement = judge("changes", [found()], [earlier("f1", { status, quote: "let a  =\n1;" })]);
    expect(judgement.outcome).toBe("ask-again");
    expect(judgement.raised.map((finding) => finding.status)).toEqual(["dismissed"]);
  }
});

test("a finding raised again is the earlier one, still open", () => {
  const judgement = judge("changes", [found()], [earlier("f1", { quote: base.quote })]);
  expect(judgement).toEqual({ outcome: "changes", raised: [], rulings: [{ finding: "f1", is: "open" }] });
  const fixed = judge("changes", [found()], [earlier("f1", { quote: base.quote, status: "fixed" })]);
  expect(fixed.raised.map(({ status }) => status)).toEqual(["open"]);
});
