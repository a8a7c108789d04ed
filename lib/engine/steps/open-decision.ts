import { type DecisionReason, decisionWords } from "../../domain/build/decision-words.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";

export interface DecisionSubject {
  readonly projectId: string;
  readonly buildId: string | null;
  readonly moduleId: string | null;
  readonly roundId: string | null;
  readonly reason: DecisionReason;
  readonly detail: string;
}

/** Puts something before a person, once: where the same thing already waits, nothing is added. */
export async function openDecision(
  deps: Pick<EngineDeps, "clock" | "ids">,
  tx: FactTransaction,
  subject: DecisionSubject,
): Promise<void> {
  const { projectId, buildId, moduleId, roundId, reason } = subject;
  const waiting = await tx.decisions.list({ projectId, buildId, moduleId, reason, status: "open" });
  if (waiting.length > 0) return;
  const words = decisionWords[reason];
  const id = deps.ids.next("dec");
  const title = words.title(moduleId ?? "The project");
  await tx.decisions.insert({
    id,
    projectId,
    buildId,
    moduleId,
    roundId,
    reason,
    title,
    detail: subject.detail,
    options: [...words.options],
    status: "open",
    choice: null,
    note: null,
    createdAt: deps.clock.now(),
    answeredAt: null,
  });
  tx.log(projectId, { type: "decision-opened", buildId, moduleId, roundId, detail: { id, reason, title } });
}
