import type { Design } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";

/** Opens a piece of the architect's work on the document. Whoever opened it starts its workflow after the commit. */
export async function openDesign(
  deps: Pick<EngineDeps, "clock">,
  tx: FactTransaction,
  of: Pick<Design, "id" | "projectId" | "kind" | "request">,
): Promise<Design> {
  const { projectId, id, kind } = of;
  const latest = (await tx.versions.list({ projectId })).at(-1);
  const design: Design = {
    ...of,
    baseVersion: latest?.version ?? null,
    status: "running",
    outcome: null,
    control: "run",
    attemptId: null,
    resultVersion: null,
    proposalSha: null,
    problem: null,
    createdAt: deps.clock.now(),
    endedAt: null,
  };
  await tx.designs.insert(design);
  tx.log(projectId, { type: "design-started", detail: { id, kind } });
  return design;
}
