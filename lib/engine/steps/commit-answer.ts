import { hearAnswer } from "../../domain/review/hear-answer.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import type { Applied } from "./apply-answer.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule } from "./load-module.ts";
import { markFinding } from "./mark-finding.ts";
import { markUnreadable } from "./mark-unreadable.ts";

/** Commits what became of an answer. Nothing happens when the module has gone on since the answer was asked for. */
export async function commitAnswer(deps: EngineDeps, loaded: LoadedModule, applied: Applied): Promise<boolean> {
  switch (applied.is) {
    case "refused":
      return refuseAnswer(deps, loaded, applied);
    case "kept":
      return keepAnswer(deps, loaded, applied);
    case "blocked":
      return acceptAnswer(deps, loaded, applied);
    case "accepted":
      return acceptAnswer(deps, loaded, applied);
  }
}

/** The answer broke a rule: nothing of it touched the tree, and it goes back with the reason. */
async function refuseAnswer(
  deps: EngineDeps,
  loaded: LoadedModule,
  { reason, attemptId, isUnreadable }: Extract<Applied, { is: "refused" }>,
): Promise<boolean> {
  const round = currentRound(loaded);
  return deps.facts.commit("refuse-answer", async (tx) => {
    const to = { answers: round.answers + 1, refusals: round.refusals + 1, backReason: reason };
    if (!(await changeRun(tx, loaded.run, {}))) return true;
    await changeRound(tx, round, to);
    if (isUnreadable) await markUnreadable(tx, attemptId, reason);
    logAnswer(tx, loaded, "answer-refused", attemptId, { reason });
    return true;
  });
}

/** The answer was cut: its closed files are on the branch, and the rest is asked for. */
async function keepAnswer(
  deps: EngineDeps,
  loaded: LoadedModule,
  applied: Extract<Applied, { is: "kept" }>,
): Promise<boolean> {
  const round = currentRound(loaded);
  return deps.facts.commit("keep-answer", async (tx) => {
    if (!(await changeRun(tx, loaded.run, { commit: applied.commit }))) return true;
    const { commit, keptSha, author } = applied;
    // An answer that brought nothing new is refused, so a round cannot be cut for ever.
    const refusals = round.refusals + (applied.grew ? 0 : 1);
    await changeRound(tx, round, { answers: round.answers + 1, refusals, commit, keptSha, author, backReason: null });
    logAnswer(tx, loaded, "answer-accepted", applied.attemptId, { files: applied.files, truncated: true });
    return true;
  });
}

async function acceptAnswer(
  deps: EngineDeps,
  loaded: LoadedModule,
  applied: Extract<Applied, { is: "accepted" | "blocked" }>,
): Promise<boolean> {
  const round = currentRound(loaded);
  return deps.facts.commit("accept-answer", async (tx) => {
    const answers = round.answers + 1;
    if (applied.is === "blocked") {
      if (!(await changeRun(tx, loaded.run, { status: "reviewing" }))) return true;
      await changeRound(tx, round, { phase: "blocked", answers, backReason: applied.evidence });
      logAnswer(tx, loaded, "answer-refused", applied.attemptId, { reason: "blocked", evidence: applied.evidence });
      return true;
    }
    const { commit, author } = applied;
    if (!(await changeRun(tx, loaded.run, { status: "checking", commit }))) return true;
    await changeRound(tx, round, { phase: "checking", answers, commit, author, keptSha: null });
    await answerFindings(tx, loaded, applied.answers);
    logAnswer(tx, loaded, "answer-accepted", applied.attemptId, { files: applied.files, commit });
    return true;
  });
}

/** The builder's word on each finding: a claim, until a review has looked. */
async function answerFindings(
  tx: FactTransaction,
  { findings }: LoadedModule,
  answers: Extract<Applied, { is: "accepted" }>["answers"],
): Promise<void> {
  for (const answer of answers) {
    const finding = findings.find(({ key }) => key === answer.finding);
    const status = finding && hearAnswer(finding, answer.is);
    if (!finding || status === undefined) continue;
    const { reason } = answer;
    await markFinding(tx, finding, { status, answer: reason }, { who: "builder", reason });
  }
}

function logAnswer(
  tx: FactTransaction,
  loaded: LoadedModule,
  type: "answer-accepted" | "answer-refused",
  attemptId: string,
  detail: Record<string, unknown>,
): void {
  const { run } = loaded;
  const roundId = currentRound(loaded).id;
  tx.log(run.projectId, { type, buildId: run.buildId, moduleId: run.moduleId, roundId, attemptId, detail });
}
