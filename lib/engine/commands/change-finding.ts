import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { markFinding } from "../steps/mark-finding.ts";
import { refuse } from "./refusals.ts";

/** Dismisses a finding, which then stays dismissed in later reviews, or opens it again. */
export async function changeFinding(
  deps: Pick<EngineDeps, "facts">,
  input: {
    readonly projectId: string;
    readonly findingId: string;
    readonly is: "dismissed" | "open";
    readonly reason: string;
  },
) {
  return deps.facts.commit("change-finding", async (tx) => {
    const finding = await tx.findings.get(input.findingId);
    if (!finding || finding.projectId !== input.projectId)
      return refuse("finding-unknown", "There is no such finding in this project.");
    if (finding.status === input.is) return ok(finding);
    const to = { status: input.is, ruling: input.reason } as const;
    if (!(await markFinding(tx, finding, to, { who: "person", reason: input.reason })))
      return refuse("finding-changed", "The finding has just changed. Look again and repeat it if it is still wanted.");
    return ok({ ...finding, ...to });
  });
}
