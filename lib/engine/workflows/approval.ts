import type { EngineDeps } from "../engine-deps.ts";
import { checkContracts } from "../steps/check-contracts.ts";
import {
  type ApprovalOf,
  commitApproval,
  endApprovalOrder,
  giveUpApproval,
  refuseApproval,
} from "../steps/commit-approval.ts";
import { commitBlueprint } from "../steps/commit-blueprint.ts";
import { findPrograms } from "../steps/find-programs.ts";
import { openBuild } from "../steps/open-build.ts";
import { versionRow } from "../steps/version-row.ts";
import type { Loop } from "./loop.ts";

/**
 * Approves a version: its programs exist, its dependencies install, its contracts compile by themselves; then it
 * stands on `blueprint/v<n>`, and is built if that was ordered. What is wrong is kept with the version, and nothing
 * was spent on builders.
 */
export async function approvalWork(loop: Loop, version: ApprovalOf): Promise<void> {
  try {
    await approve(loop.deps, version);
  } catch (error) {
    if (loop.isHandledBelow(error)) throw error;
    await giveUpApproval(loop.deps, version, error);
  }
}

async function approve(deps: EngineDeps, of: ApprovalOf): Promise<void> {
  const { approval, approvalBuilds } = await versionRow(deps.facts.read, of);
  if (approval === "running") {
    const missing = await findPrograms(deps, of);
    if (missing.length > 0) return refuseApproval(deps, of, missing);
    const committed = await commitBlueprint(deps, of);
    if (!committed.ok) return refuseApproval(deps, of, [committed.problem]);
    const problems = await checkContracts(deps, of, committed.commit);
    if (problems.length > 0) return refuseApproval(deps, of, problems);
    await commitApproval(deps, of, committed);
  }
  if (!approvalBuilds) return;
  const opened = await openBuild(deps, of);
  await endApprovalOrder(deps, of, opened.ok ? "its build has begun" : opened.error.message);
}
