import type { Finding } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";

/** Opens a finding again. One of an earlier build goes on in this one, as a finding of its own. */
export async function openAgain(
  deps: Pick<EngineDeps, "clock" | "ids">,
  tx: FactTransaction,
  finding: Finding,
  buildId: string,
): Promise<void> {
  const { projectId, moduleId } = finding;
  let { id, key } = finding;
  if (finding.buildId === buildId) {
    await tx.findings.change(id, {}, { status: "open", unfixed: 0 });
  } else {
    key = `f${(await tx.findings.list({ buildId, moduleId })).length + 1}`;
    id = deps.ids.next("fnd");
    const anew = { id, key, buildId, status: "open", unfixed: 0, answer: null, reviewId: null } as const;
    await tx.findings.insert({ ...finding, ...anew, round: 0, createdAt: deps.clock.now() });
  }
  tx.log(projectId, { type: "finding-changed", buildId, moduleId, detail: { id, key, status: "open", by: "person" } });
}
