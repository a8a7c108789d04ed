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
  inChange: true,
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

test("what a person dismissed, or the reviewer withdrew, stays so, and the reviewer is told", () => {
  for (const status of ["dismissed", "withdrawn"] as const) {
    const judgement = judge("changes", [found()], [earlier("f1", { status, quote: "let a  =\n1;" })]);
    expect(judgement.outcome).toBe("ask-again");
    expect(judgement.raised.map((finding) => finding.status)).toEqual([status]);
    expect(judgement.problem).toContain("This is f1 again, which");
    expect(outcome("approved", [found()], [earlier("f1", { status, quote: base.quote })])).toBe("approved");
  }
});

test.each<[string, Partial<JudgedFinding>, string]>([
  ["in other words", { claim: "Zero would be right." }, "dismissed"],
  ["as a blocker", { severity: "blocker" }, "dismissed"],
  ["with a line more in its quote", { quote: "let a = 1;\nb();" }, "dismissed"],
  ["with less of the line", { quote: "a = 1;" }, "dismissed"],
  ["by a quote that only holds it somewhere", { quote: `let a = 1;\n${"b();\n".repeat(9)}` }, "open"],
  ["against another criterion", { breaks: "same-seed" }, "open"],
  ["in another file", { path: "src/b.ts" }, "open"],
  ["of lines that were written since", { quote: "let a = 2;" }, "open"],
  ["without evidence", { proven: false, problem: "?" }, "unproven"],
])("a dismissed finding that is raised again %s", (_, change, status) => {
  const ledger = [earlier("f1", { status: "dismissed", quote: base.quote })];
  expect(judge("changes", [found(change)], ledger).raised.map((finding) => finding.status)).toEqual([status]);
});

test("something missing is the same when it is missing there for the same criterion", () => {
  const missing = { quote: "", breaks: "same-seed" };
  const first = (status: LedgerFinding["status"]) => [earlier("f1", { ...missing, claim: "No seed is read.", status })];
  const again = judge("changes", [found({ ...missing, claim: "Nothing reads the seed." })], first("dismissed"));
  expect(again.raised.map(({ status }) => status)).toEqual(["dismissed"]);
  // One that nobody settled is another claim, and goes to the builder beside the first.
  const open = judge("changes", [found({ ...missing, claim: "Nothing keeps it." })], first("open"));
  expect(open.raised.map(({ status }) => status)).toEqual(["open"]);
});

test("new in lines that a review has seen, a major counts as minor and says why; a blocker blocks", () => {
  const seen = { inChange: false };
  const major = judge("changes", [found(seen)], []);
  expect(major).toMatchObject({ outcome: "ask-again", raised: [{ severity: "minor", status: "open" }] });
  expect(major.problem).toContain("the last review had seen these very lines");
  expect(outcome("approved", [found(seen)])).toBe("approved-with-minor");
  expect(outcome("changes", [found({ ...seen, severity: "blocker" })])).toBe("changes");
  expect(judge("approved", [found({ ...seen, severity: "minor" })]).raised[0]?.problem).toBeUndefined();
});

test("a minor that turns out to block is raised anew, and only then", () => {
  const ledger = [earlier("f1", { severity: "minor", status: "open", quote: base.quote })];
  expect(judge("approved", [found({ severity: "minor" })], ledger).raised).toEqual([]);
  expect(judge("changes", [found({ inChange: false })], ledger).raised).toEqual([]);
  for (const finding of [found(), found({ severity: "blocker", inChange: false })])
    expect(judge("changes", [finding], ledger)).toMatchObject({ outcome: "changes", raised: [{ status: "open" }] });
});

test("what a person accepted the module with does not block the whole again", () => {
  const ledger = [earlier("f1", { status: "open", quote: base.quote, accepted: true })];
  expect(outcome("approved", [], ledger)).toBe("approved");
  const again = judge("changes", [found()], ledger);
  expect(again).toMatchObject({ outcome: "ask-again", raised: [{ status: "dismissed" }] });
  expect(again.problem).toContain("with which a person accepted the module");
});

test("a finding raised again is the earlier one, still open", () => {
  const judgement = judge("changes", [found()], [earlier("f1", { quote: base.quote })]);
  expect(judgement).toEqual({ outcome: "changes", raised: [], rulings: [{ finding: "f1", is: "open" }] });
  const fixed = judge("changes", [found()], [earlier("f1", { quote: base.quote, status: "fixed" })]);
  expect(fixed.raised.map(({ status }) => status)).toEqual(["open"]);
});
