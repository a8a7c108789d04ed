import type { ApprovalProblem } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ApprovalInput, ApprovalResult } from "../ports/workflows.ts";
import { versionRow } from "./version-row.ts";

/** Opens the approval; one that was approved before needs nothing more. */
export async function startApproval(deps: EngineDeps, input: ApprovalInput): Promise<"begun" | "approved"> {
  const { projectId, version } = input;
  return deps.facts.commit("start-approval", async (tx) => {
    const row = await versionRow(tx, input);
    if (row.approval === "approved") {
      await tx.projects.change(projectId, {}, { approvedVersion: version });
      return "approved";
    }
    await tx.versions.change(
      row.id,
      {},
      { approval: "running", approvalStep: "looking for the programs of its commands", approvalProblems: [] },
    );
    tx.log(projectId, { type: "approval-step", detail: { version, step: "looking for the commands' programs" } });
    return "begun";
  });
}

/** Says what the approval is doing now. */
export async function approvalStep(deps: EngineDeps, input: ApprovalInput, step: string): Promise<void> {
  await deps.facts.commit("approval-step", async (tx) => {
    const row = await versionRow(tx, input);
    await tx.versions.change(row.id, { approval: "running" }, { approvalStep: step });
    tx.log(input.projectId, { type: "approval-step", detail: { version: input.version, step } });
  });
}

export async function refuseApproval(
  deps: EngineDeps,
  input: ApprovalInput,
  problems: readonly ApprovalProblem[],
): Promise<ApprovalResult> {
  await deps.facts.commit("refuse-approval", async (tx) => {
    const row = await versionRow(tx, input);
    await tx.versions.change(row.id, {}, { approval: "refused", approvalStep: null, approvalProblems: [...problems] });
    tx.log(input.projectId, {
      type: "approval-refused",
      detail: { version: input.version, problems: problems.map(({ code, message }) => ({ code, message })) },
    });
  });
  return { ok: false, problems };
}

export interface CommittedBlueprint {
  readonly commit: string;
  readonly lockSha: string | null;
}

export async function commitApproval(
  deps: EngineDeps,
  input: ApprovalInput,
  { commit, lockSha }: CommittedBlueprint,
): Promise<void> {
  const { projectId, version } = input;
  await deps.facts.commit("approve", async (tx) => {
    const row = await versionRow(tx, input);
    await tx.versions.change(
      row.id,
      {},
      { approval: "approved", approvalStep: null, approvedAt: deps.clock.now(), commit, lockSha },
    );
    await tx.projects.change(projectId, {}, { approvedVersion: version });
    tx.log(projectId, { type: "blueprint-approved", detail: { version, commit } });
  });
}

/** Something failed that should not fail: the version stands as if nobody had asked to approve it. */
export async function giveUpApproval(deps: EngineDeps, { projectId, version }: ApprovalInput): Promise<void> {
  await deps.facts.commit("give-up-approval", async (tx) => {
    const row = (await tx.versions.list({ projectId, version })).at(0);
    if (row) await tx.versions.change(row.id, { approval: "running" }, { approval: "none", approvalStep: null });
  });
}
