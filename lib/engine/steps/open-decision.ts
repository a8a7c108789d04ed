import type { Decision } from "../../domain/build/build.ts";
import {
  type DecisionReason,
  decisionWords,
  giveBuildUp,
  giveUp,
  withoutReview,
} from "../../domain/build/decision-words.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { changeRun } from "./change-run.ts";

export interface DecisionSubject {
  readonly projectId: string;
  readonly buildId: string | null;
  readonly moduleId: string | null;
  readonly roundId: string | null;
  readonly reason: DecisionReason;
  readonly detail: string;
}

/**
 * Puts something before a person, once: where the same thing already waits, nothing is added. A module that it is
 * about stops, and frees its place.
 */
export async function openDecision(
  deps: Pick<EngineDeps, "clock" | "ids">,
  tx: FactTransaction,
  subject: DecisionSubject,
): Promise<void> {
  const { projectId, buildId, moduleId, roundId, reason } = subject;
  const waiting = await tx.decisions.list({ projectId, buildId, moduleId, reason, status: "open" });
  const run = buildId !== null && moduleId !== null ? await tx.runs.get(moduleRunId(buildId, moduleId)) : undefined;
  // A person may have ended the module since the question arose.
  if (waiting.length > 0 || run?.status === "ended") return;
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
    options: optionsOf(subject),
    status: "open",
    choice: null,
    note: null,
    createdAt: deps.clock.now(),
    answeredAt: null,
  });
  tx.log(projectId, { type: "decision-opened", buildId, moduleId, roundId, detail: { id, reason, title } });
  if (run && run.status !== "deciding") await changeRun(tx, run, { status: "deciding" });
}

/** What is offered; about a build as a whole, or a design, no module can be left out. */
function optionsOf({ reason, buildId, moduleId }: DecisionSubject): Decision["options"] {
  const { options } = decisionWords[reason];
  if (moduleId !== null) return [...options];
  const instead = buildId === null ? giveUp : reason === "provider" ? withoutReview : giveBuildUp;
  return options.map((option) => (option.choice === "leave-out" ? instead : option));
}
