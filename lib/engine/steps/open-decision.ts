import { type DecisionReason, decisionOptions, decisionTitle } from "../../domain/build/decision-words.ts";
import { spentSoFar } from "../../domain/build/spent-so-far.ts";
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
  /** `provider/model`, where it is about one. */
  readonly model?: string;
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
  const id = deps.ids.next("dec");
  const title = decisionTitle(reason, subject);
  const about = buildId === null ? undefined : { buildId, ...(moduleId !== null && { moduleId }) };
  const spent = about && spentSoFar(moduleId, await tx.attempts.list(about));
  await tx.decisions.insert({
    id,
    projectId,
    buildId,
    moduleId,
    roundId,
    reason,
    title,
    detail: spent === undefined ? subject.detail : `${subject.detail}\n\n${spent}`,
    model: subject.model ?? null,
    options: [...decisionOptions(reason, subject)],
    status: "open",
    choice: null,
    note: null,
    createdAt: deps.clock.now(),
    answeredAt: null,
  });
  tx.log(projectId, { type: "decision-opened", buildId, moduleId, roundId, detail: { id, reason, title } });
  if (run && run.status !== "deciding") await changeRun(tx, run, { status: "deciding" });
}
