import { nextOfTask, type Task, type TaskStep } from "../steps/next-of-task.ts";
import { runAttempt } from "../steps/run-attempt.ts";
import { type Loop, roomKey } from "./loop.ts";

export type Asked = Extract<TaskStep, { do: "answered" | "not-now" }>;

function waitMs({ deps }: Loop, until: Date | null): number {
  if (until === null) return longestRoomWaitMs;
  return Math.max(0, until.getTime() - deps.clock.now().getTime());
}

/** Room may be freed in another process, which tells nobody here. */
const longestRoomWaitMs = 2_000;

/**
 * Asks until a model has answered, well or badly, or the work is not to go on now (a person ended or paused it, or
 * something waits for one; the caller looks at the facts). Retries, other models
 * and waits are one visible policy over the attempts that were made (`planTask`).
 */
export async function askModel(loop: Loop, task: Task): Promise<Asked> {
  for (;;) {
    const since = loop.mark();
    const next = await nextOfTask(loop.deps, task);
    switch (next.do) {
      case "answered":
      case "not-now":
        return next;
      case "wait":
        await loop.wait(since, next.ms);
        break;
      case "attempt": {
        const ran = await runAttempt(loop.deps, next.spec);
        if (ran.is === "open") loop.tellRoom();
        if (ran.is === "waits") await loop.wait(since, waitMs(loop, ran.until), [roomKey]);
        break;
      }
    }
  }
}
