import type { Round } from "../../domain/build/build.ts";
import type { DecisionReason } from "../../domain/build/decision-words.ts";
import { roundOutcomes } from "../../domain/build/status.ts";
import { type Finding, isUnresolved } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";

/** Ends the round by its name and puts the module before a person. */
export async function decideModule(deps: EngineDeps, loaded: LoadedModule, reason: DecisionReason): Promise<boolean> {
  const { run, findings, rounds } = loaded;
  const round = currentRound(loaded);
  const outcome = roundOutcomes.find((name) => name === reason);
  return deps.facts.commit("decide", async (tx) => {
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    if (outcome) await changeRound(tx, round, { phase: "done", outcome, endedAt: round.endedAt ?? deps.clock.now() });
    const detail = [
      `After ${counted(rounds.length, "round")} and ${counted(run.reviews, "review")}${round.author === null ? "" : `, the last round by ${round.author}`}.`,
      ...findings.filter((finding) => isTold(finding, round, reason)).map(told),
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

/** What is not settled; and where a verdict does not hold, what it claimed without proof. */
function isTold(finding: Finding, round: Round, reason: DecisionReason): boolean {
  const unproven = finding.status === "unproven" && finding.round === round.number;
  return isUnresolved(finding) || (reason === "no-proven-finding" && unproven);
}

function told({ key, severity, status, path, claim, ruling }: Finding): string {
  const how = status === "open" ? severity : `${severity}, ${status}`;
  return `${key} (${how}) ${path}: ${claim}${status === "unproven" && ruling !== null ? ` ${ruling}` : ""}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
