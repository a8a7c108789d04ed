import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { FactTransaction } from "../ports/facts.ts";

/**
 * Orders the approval of a version and what follows it: with `builds` its build, else that `main` moves to it where
 * nothing has to be built. One that was approved before needs no more than that; ordering twice is harmless.
 */
export async function orderApproval(tx: FactTransaction, row: BlueprintVersion, builds: boolean): Promise<void> {
  const { projectId, version, approval } = row;
  const approvalThen = builds || row.approvalThen === "build" ? "build" : "main";
  await tx.versions.change(row.id, {}, { approvalThen });
  if (approval === "approved") return void (await tx.projects.change(projectId, {}, { approvedVersion: version }));
  if (approval === "running") return;
  const step = "looking for the programs of its commands";
  await tx.versions.change(row.id, {}, { approval: "running", approvalStep: step, approvalProblems: [] });
  tx.log(projectId, { type: "approval-step", detail: { version, step } });
}
