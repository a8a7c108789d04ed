import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { carryOut } from "./carry-out.ts";

/**
 * A raised cap is the answer to every question about the budget that is open in the project: each goes on, and is asked
 * again should it still not fit.
 */
export async function goOnAfterRaise(deps: EngineDeps, tx: FactTransaction, projectId: string): Promise<void> {
  const open = await tx.decisions.list({ projectId, reason: "budget", status: "open" });
  const answer = { status: "answered", choice: "retry", note: null, answeredAt: deps.clock.now() } as const;
  for (const decision of open) {
    if ((await tx.decisions.change(decision.id, { status: "open" }, answer)) === "stale") continue;
    const { id, buildId, moduleId, roundId, reason } = decision;
    const detail = { id, reason, choice: answer.choice, note: "The cap was raised." };
    tx.log(projectId, { type: "decision-answered", buildId, moduleId, roundId, detail });
    await carryOut(deps, tx, { ...decision, ...answer });
  }
}
