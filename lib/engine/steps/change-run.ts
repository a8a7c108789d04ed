import type { ModuleRun } from "../../domain/build/build.ts";
import type { FactTransaction } from "../ports/facts.ts";

/**
 * Changes a module's run if it still is at the revision that the caller saw, and says so in the log. Answers
 * whether it did: the loser's work is dropped, and its loop looks at the facts again.
 */
export async function changeRun(tx: FactTransaction, run: ModuleRun, to: Partial<ModuleRun>): Promise<boolean> {
  const revision = run.revision + 1;
  if ((await tx.runs.change(run.id, { revision: run.revision }, { ...to, revision })) === "stale") return false;
  const { status = run.status, outcome = run.outcome, rounds = run.rounds } = to;
  tx.log(run.projectId, {
    type: "module-changed",
    buildId: run.buildId,
    moduleId: run.moduleId,
    detail: { status, outcome, rounds },
  });
  return true;
}
