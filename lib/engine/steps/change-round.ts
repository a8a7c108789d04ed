import type { Round } from "../../domain/build/build.ts";
import type { FactTransaction } from "../ports/facts.ts";

/** Changes a round that is still in the phase that the caller saw, and says so in the log. */
export async function changeRound(tx: FactTransaction, round: Round, to: Partial<Round>): Promise<boolean> {
  const seen = { phase: round.phase, answers: round.answers, reviewsAsked: round.reviewsAsked };
  if ((await tx.rounds.change(round.id, seen, to)) === "stale") return false;
  const { phase = round.phase, outcome = round.outcome } = to;
  const ended = phase === "done";
  tx.log(round.projectId, {
    type: ended ? "round-ended" : "round-changed",
    buildId: round.buildId,
    moduleId: round.moduleId,
    roundId: round.id,
    detail: { number: round.number, phase, outcome, repairs: to.repairs ?? round.repairs },
  });
  return true;
}
