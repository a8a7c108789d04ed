import type { Wait } from "../../domain/build/wait.ts";
import type { FactTransaction } from "../ports/facts.ts";
import type { Task } from "./next-of-task.ts";

type Waiting = Pick<Task, "projectId" | "buildId" | "moduleId" | "roundId"> & {
  readonly taskId: string;
  /** The failed attempt that it follows. */
  readonly attemptId: string | null;
};

/** Says once that a question waits, and why: looked at again, the same wait is not said again. */
export async function logWait(
  tx: FactTransaction,
  waiting: Waiting,
  { why, until, says }: Wait,
  at: Date,
): Promise<void> {
  const { projectId, buildId, moduleId, roundId, taskId, attemptId } = waiting;
  const untilText = until?.toISOString() ?? null;
  const said = await tx.lastWait(projectId, taskId);
  // A place or a pace is one wait, however long it lasts; everything else is another one by its time.
  const isSame = said?.why === why && (why === "concurrency" || why === "pace" || said.until === untilText);
  if (isSame) return;
  tx.log(projectId, {
    type: "attempt-waiting",
    ...{ buildId, moduleId, roundId, attemptId },
    detail: { taskId, why, says, until: untilText, inMs: until && Math.max(0, until.getTime() - at.getTime()) },
  });
}
