import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { carryOut } from "../steps/carry-out.ts";
import { refuse } from "./refusals.ts";

interface Input {
  readonly projectId: string;
  readonly decisionId: string;
  readonly choice: string;
  readonly note?: string | undefined;
}

class CannotCarryOut extends Error {}

/** Answers what waits, and does in the same transaction what the answer means. Free text is never an approval. */
export async function answerDecision(deps: EngineDeps, input: Input) {
  const { projectId, decisionId, choice } = input;
  const note = input.note ?? null;
  const answered = await deps.facts
    .commit("answer-decision", async (tx) => {
      const decision = await tx.decisions.get(decisionId);
      if (!decision || decision.projectId !== projectId)
        return refuse("decision-unknown", "There is no such decision in this project.");
      if (decision.status !== "open")
        return decision.choice === choice
          ? ok(decision)
          : refuse("decision-answered", "This was answered already.", { choice: decision.choice });
      const choices = decision.options.map((option) => option.choice);
      if (!choices.includes(choice))
        return refuse("choice-unknown", `"${choice}" is not offered. Choose one of: ${choices.join(", ")}.`);
      const to = { status: "answered", choice, note, answeredAt: deps.clock.now() } as const;
      if ((await tx.decisions.change(decision.id, { status: "open" }, to)) === "stale")
        return refuse("decision-answered", "Somebody has just answered this.");
      tx.log(projectId, {
        type: "decision-answered",
        buildId: decision.buildId,
        moduleId: decision.moduleId,
        roundId: decision.roundId,
        detail: { id: decision.id, reason: decision.reason, choice, note },
      });
      const cannot = await carryOut(deps, tx, { ...decision, ...to });
      if (cannot !== undefined) throw new CannotCarryOut(cannot);
      return ok({ ...decision, ...to });
    })
    .catch((error: unknown) => {
      // Thrown so that nothing of the answer is kept.
      if (error instanceof CannotCarryOut) return refuse("answer-unclear", error.message);
      throw error;
    });
  if (answered.ok) await deps.wakes.tell(projectId);
  return answered;
}
