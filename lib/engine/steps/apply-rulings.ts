import type { Finding } from "../../domain/review/finding.ts";
import type { Ruling } from "../../domain/review/judge-verdict.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { markFinding } from "./mark-finding.ts";

/** Keeps what a review ruled on findings that were claimed fixed; `nameOf` is what it was told to call each. */
export async function applyRulings(
  tx: FactTransaction,
  findings: readonly Finding[],
  rulings: readonly Ruling[],
  nameOf: (finding: Finding) => string,
): Promise<void> {
  for (const { finding: name, is } of rulings) {
    const finding = findings.find((each) => nameOf(each) === name);
    if (!finding) continue;
    const unfixed = finding.unfixed + (is === "open" ? 1 : 0);
    await markFinding(tx, finding, { status: is, unfixed }, { who: "reviewer" });
  }
}
