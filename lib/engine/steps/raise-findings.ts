import type { Finding } from "../../domain/review/finding.ts";
import type { Judgement } from "../../domain/review/judge-verdict.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";

/** Where findings are raised: against which module, in which of its rounds, by which review. */
export interface RaisedIn extends Pick<Finding, "projectId" | "buildId" | "moduleId" | "round" | "reviewId"> {
  /** Null where the whole was reviewed. */
  readonly roundId: string | null;
}

/** Keeps what a verdict raised against one module, each with a key of its own in the build. */
export async function raiseFindings(
  deps: Pick<EngineDeps, "ids" | "clock">,
  tx: FactTransaction,
  { roundId, ...of }: RaisedIn,
  raised: Judgement["raised"],
): Promise<void> {
  const { projectId, buildId, moduleId } = of;
  const known = (await tx.findings.list({ buildId, moduleId })).length;
  for (const [index, { proven: _, problem = null, line = null, ...claimed }] of raised.entries()) {
    const finding: Finding = {
      ...of,
      ...claimed,
      id: deps.ids.next("fnd"),
      key: `f${known + index + 1}`,
      line,
      author: "reviewer",
      answer: null,
      ruling: problem,
      unfixed: 0,
      createdAt: deps.clock.now(),
    };
    await tx.findings.insert(finding);
    const { id, key, severity, path, claim, status } = finding;
    const detail = { id, key, severity, path, claim, status };
    tx.log(projectId, { type: "finding-raised", buildId, moduleId, roundId, detail });
  }
}
