import { type DecisionReason, decisionWords } from "../../domain/build/decision-words.ts";
import { roundOutcomes } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, loadAt } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";

/** Ends the round by its name and puts the module before a person. */
export async function decideModule(
  deps: EngineDeps,
  runId: string,
  revision: number,
  reason: DecisionReason,
): Promise<boolean> {
  const loaded = await loadAt(deps, runId, revision);
  if (!loaded) return true;
  const { run, findings } = loaded;
  const round = currentRound(loaded);
  const outcome = roundOutcomes.find((name) => name === reason);
  return deps.facts.commit("decide", async (tx) => {
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    if (outcome) await changeRound(tx, round, { phase: "done", outcome, endedAt: round.endedAt ?? deps.clock.now() });
    const open = findings.filter((finding) => finding.status === "open");
    const detail = [
      `Round ${round.number} of ${run.moduleId} ended: ${decisionWords[reason].title(run.moduleId)}.`,
      ...open.map((finding) => `${finding.key} (${finding.severity}) ${finding.path}: ${finding.claim}`),
      ...(round.backReason ? [round.backReason.slice(-2_000)] : []),
    ].join("\n");
    await openDecision(deps, tx, {
      projectId: run.projectId,
      buildId: run.buildId,
      moduleId: run.moduleId,
      roundId: round.id,
      reason,
      detail,
    });
    return true;
  });
}
