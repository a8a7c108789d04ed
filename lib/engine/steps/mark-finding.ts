import type { Finding } from "../../domain/review/finding.ts";
import type { FactTransaction } from "../ports/facts.ts";

/** What a finding becomes by somebody's word. */
export interface Mark extends Pick<Finding, "status">, Partial<Pick<Finding, "answer" | "ruling" | "unfixed">> {}

/** Changes a finding that still has the status that the caller saw, and says so in the log. Answers whether it did. */
export async function markFinding(
  tx: FactTransaction,
  finding: Finding,
  to: Mark,
  by: { readonly who: "builder" | "reviewer" | "person"; readonly reason?: string; readonly attemptId?: string },
): Promise<boolean> {
  const { id, key, projectId, buildId, moduleId } = finding;
  if ((await tx.findings.change(id, { status: finding.status }, { ...to })) === "stale") return false;
  const { who, reason, attemptId = null } = by;
  const detail = { id, key, status: to.status, by: who, ...(reason !== undefined && { reason }) };
  tx.log(projectId, { type: "finding-changed", buildId, moduleId, attemptId, detail });
  return true;
}
