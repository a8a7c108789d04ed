import { DBOS, Error as EngineErrors } from "@dbos-inc/dbos-sdk";

/** "Look at the facts again"; `from` names the workflow that ended, where one did. */
export interface Wake {
  readonly from?: string;
}

/**
 * Waits until somebody says that the facts have changed, at most `longestMs`. A message that came earlier is
 * answered at once, so a change between looking and waiting is never missed.
 */
export async function waitForWake(longestMs: number): Promise<Wake | null> {
  return DBOS.recv<Wake>("wake", { timeoutSeconds: Math.max(1, Math.ceil(longestMs / 1000)) });
}

/** How long the n-th idle wait in a row lasts: a minute at first, an hour at most, so that journals stay small. */
export function idleWaitMs(turn: number): number {
  return Math.min(60_000 * 2 ** turn, 3_600_000);
}

/** One recorded piece of outside work: at least once, and never again once its result is recorded. */
export function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  return DBOS.runStep(work, { name });
}

/**
 * Wakes workflows; one that does not exist (yet, or any more) reads the facts by itself. One recorded step for all of
 * them: sent again after a crash, a wake is one look more.
 */
export async function wake(ids: readonly string[], message: Wake = {}): Promise<void> {
  if (ids.length === 0) return;
  if (DBOS.isInWorkflow()) await step("wake", () => wakeNow(ids, message));
  else await wakeNow(ids, message);
}

/** The same from within a step, which records nothing of its own. */
export async function wakeNow(ids: readonly string[], message: Wake = {}): Promise<null> {
  await Promise.all(ids.map((id) => DBOS.send(id, message, "wake").catch(ignoreMissing)));
  return null;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof EngineErrors.DBOSNonExistentWorkflowError)) throw error;
}

/** The durable engine's own words (a workflow was cancelled, taken over, …): they are not for us to handle. */
export function isEngineError(error: unknown): boolean {
  // Most of them go by the name "Error"; one that is replayed from the journal has nothing but a name.
  return error instanceof EngineErrors.DBOSError || (error instanceof Error && error.name.startsWith("DBOS"));
}

export function isAlive(status: string): boolean {
  return status === "PENDING" || status === "ENQUEUED" || status === "DELAYED";
}
