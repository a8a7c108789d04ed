import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineDeps } from "../engine-deps.ts";
import type { ApprovalInput, ApprovalResult } from "../ports/workflows.ts";
import { checkContracts } from "../steps/check-contracts.ts";
import { commitApproval, giveUpApproval, refuseApproval, startApproval } from "../steps/commit-approval.ts";
import { commitBlueprint } from "../steps/commit-blueprint.ts";
import { findPrograms } from "../steps/find-programs.ts";
import { openBuild } from "../steps/open-build.ts";
import { buildWorkflowId } from "./ids.ts";
import { isEngineError, step } from "./loop.ts";
import { registered } from "./registry.ts";

/**
 * Approves a version: its programs exist, its dependencies install, its contracts compile by themselves; then it
 * stands on `blueprint/v<n>`. What is wrong is kept with the version, and nothing was spent on builders.
 */
export async function approvalWorkflow(deps: EngineDeps, input: ApprovalInput): Promise<ApprovalResult> {
  try {
    return await approve(deps, input);
  } catch (error) {
    if (!isEngineError(error)) await step("give-up", () => giveUpApproval(deps, input));
    throw error;
  }
}

async function approve(deps: EngineDeps, input: ApprovalInput): Promise<ApprovalResult> {
  const begun = await step("start", () => startApproval(deps, input));
  if (begun === "approved") return startIfAsked(deps, input);
  const missing = await step("programs", () => findPrograms(deps, input));
  if (missing.length > 0) return step("refuse", () => refuseApproval(deps, input, missing));
  const committed = await step("commit-blueprint", () => commitBlueprint(deps, input));
  if (!committed.ok) return step("refuse", () => refuseApproval(deps, input, [committed.problem]));
  const problems = await step("contracts", () => checkContracts(deps, input, committed.commit));
  if (problems.length > 0) return step("refuse", () => refuseApproval(deps, input, problems));
  await step("approve", () => commitApproval(deps, input, committed));
  return startIfAsked(deps, input);
}

async function startIfAsked(deps: EngineDeps, { projectId, version, build }: ApprovalInput): Promise<ApprovalResult> {
  if (!build) return { ok: true, version };
  const opened = await step("open-build", async () => {
    const result = await openBuild(deps, { projectId, version });
    if (result.ok) return result.value.id;
    const live = (await deps.facts.read.builds.list({ projectId, version })).find(({ status }) => status !== "ended");
    return live?.id ?? null;
  });
  if (opened === null) return { ok: true, version };
  await DBOS.startWorkflow(registered().build, { workflowID: buildWorkflowId(opened) })(opened);
  return { ok: true, version, buildId: opened };
}
