import type { ApprovalProblem } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { versionRow } from "./version-row.ts";

/** Which version an approval is of. */
export interface ApprovalOf {
  readonly projectId: string;
  readonly version: number;
}

/** Says what the approval is doing now. */
export async function approvalStep(deps: EngineDeps, input: ApprovalOf, step: string): Promise<void> {
  await deps.facts.commit("approval-step", async (tx) => {
    const row = await versionRow(tx, input);
    await tx.versions.change(row.id, { approval: "running" }, { approvalStep: step });
    tx.log(input.projectId, { type: "approval-step", detail: { version: input.version, step } });
  });
}

export async function refuseApproval(
  deps: EngineDeps,
  input: ApprovalOf,
  problems: readonly ApprovalProblem[],
): Promise<void> {
  await deps.facts.commit("refuse-approval", async (tx) => {
    const row = await versionRow(tx, input);
    await tx.versions.change(
      row.id,
      {},
      {
        approval: "refused",
        approvalStep: null,
        approvalThen: null,
        approvalProblems: [...problems],
      },
    );
    tx.log(input.projectId, {
      type: "approval-refused",
      detail: { version: input.version, problems: problems.map(({ code, message }) => ({ code, message })) },
    });
  });
}

export interface CommittedBlueprint {
  readonly commit: string;
  readonly lockSha: string | null;
}

export async function commitApproval(
  deps: EngineDeps,
  input: ApprovalOf,
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

/** What was to follow is done, or could not be: `step` says so to whoever waits for it. */
export async function endApprovalOrder(deps: Pick<EngineDeps, "facts">, of: ApprovalOf, step: string): Promise<void> {
  await deps.facts.commit("end-approval-order", async (tx) => {
    const row = await versionRow(tx, of);
    await tx.versions.change(row.id, {}, { approvalThen: null });
    tx.log(of.projectId, { type: "approval-step", detail: { version: of.version, step } });
  });
}

/** Something failed that should not fail: it is said with the version, which may be approved again. */
export async function giveUpApproval(deps: EngineDeps, of: ApprovalOf, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`approval of version ${of.version} of ${of.projectId}:`, error);
  const { approval, id } = await versionRow(deps.facts.read, of);
  const message = `${reason}\nNothing was spent on builders and nothing is lost. Approve again; if it comes back, report this.`;
  const problem: ApprovalProblem = { code: "unexpected", severity: "error", message, lines: { from: 1, to: 1 } };
  if (approval === "running") return refuseApproval(deps, of, [problem]);
  await deps.facts.commit("give-up-build", async (tx) => {
    await tx.versions.change(id, {}, { approvalThen: null, approvalProblems: [problem] });
    tx.log(of.projectId, { type: "approval-refused", detail: { version: of.version, problems: [problem] } });
  });
}
