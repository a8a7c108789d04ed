import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { FactTransaction } from "../ports/facts.ts";

/**
 * Orders the approval of a version, and with `builds` its build as soon as it is approved. One that was approved
 * before needs nothing more; ordering twice is harmless.
 */
export async function orderApproval(tx: FactTransaction, row: BlueprintVersion, builds: boolean): Promise<void> {
  const { projectId, version, approval } = row;
  if (approval === "approved") {
    await tx.projects.change(projectId, {}, { approvedVersion: version });
    if (builds) await tx.versions.change(row.id, {}, { approvalBuilds: true });
    return;
  }
  const step = "looking for the programs of its commands";
  const approvalBuilds = builds || (approval === "running" && row.approvalBuilds);
  await tx.versions.change(
    row.id,
    {},
    {
      approval: "running",
      approvalBuilds,
      ...(approval !== "running" && { approvalStep: step, approvalProblems: [] }),
    },
  );
  if (approval !== "running") tx.log(projectId, { type: "approval-step", detail: { version, step } });
}
