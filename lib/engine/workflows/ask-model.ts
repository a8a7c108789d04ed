import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineDeps } from "../engine-deps.ts";
import { nextOfTask, type Task, type TaskStep } from "../steps/next-of-task.ts";
import { startAttempt } from "./attempt.ts";
import { idleWaitMs, isAlive, step, waitForWake } from "./loop.ts";

export type Asked = Extract<TaskStep, { do: "answered" | "given-back" | "not-now" }>;

/** How long to wait for other reservations to settle before the budget is asked again. */
const budgetWaitMs = 2_000;
const longestBudgetWaitMs = 30_000;

/**
 * Asks until a model has answered, the answer has to be dealt with by the caller, or the work is not to go on now
 * (a person ended or paused it, or something waits for one; the caller looks at the facts). Retries, other models
 * and waits are one visible policy over the attempts that were made (`planTask`).
 */
export async function askModel(deps: EngineDeps, task: Task): Promise<Asked> {
  const me = DBOS.workflowID;
  if (me === undefined) throw new Error("askModel runs inside a workflow");
  let refused: number | undefined;
  let refusals = 0;
  for (;;) {
    const next = await step("plan-task", () => nextOfTask(deps, task, me));
    switch (next.do) {
      case "answered":
      case "given-back":
      case "not-now":
        return next;
      case "wait":
        await waitForWake(next.ms);
        break;
      case "attempt":
        // The same number again: it was not opened, because other reservations have to settle first.
        refusals = next.spec.number === refused ? refusals + 1 : 0;
        if (refusals > 0) await waitForWake(Math.min(budgetWaitMs * 2 ** (refusals - 1), longestBudgetWaitMs));
        refused = next.spec.number;
        await startAttempt(next.childId, next.spec);
        await untilEnded(next.childId);
        break;
    }
  }
}

/** The attempt wakes its parent when it has ended; other wakes on the way are looked at afterwards. */
async function untilEnded(childId: string): Promise<void> {
  for (let turn = 0; ; turn++) {
    const message = await waitForWake(idleWaitMs(turn));
    if (message?.from === childId) return;
    const status = await DBOS.getWorkflowStatus(childId);
    if (!status || !isAlive(status.status)) return;
  }
}
