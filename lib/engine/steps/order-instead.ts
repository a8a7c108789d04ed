import type { Build } from "../../domain/build/build.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { versionRow } from "./version-row.ts";

/**
 * Cancels a live build and orders the build of an approved version in its place, in one transaction: whoever works on
 * the project carries it out, and a crash leaves neither undone.
 */
export async function orderInstead(tx: FactTransaction, { id, projectId }: Build, version: number): Promise<void> {
  const row = await versionRow(tx, { projectId, version });
  await tx.versions.change(row.id, {}, { approvalThen: "build" });
  await tx.builds.change(id, {}, { control: "cancel", status: "running" });
  tx.log(projectId, { type: "build-stopping", buildId: id, detail: { control: "cancel" } });
}
