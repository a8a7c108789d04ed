import type { Attempt } from "../../domain/build/build.ts";
import { type Usage, usageBuckets } from "../../domain/spend/usage.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { nothingReceived } from "./receive-reply.ts";
import { settleAttempt } from "./settle-attempt.ts";

/**
 * Closes the requests that a server was making for this project when it died: what was kept of their text is their
 * reply, their cost an estimate with an upper bound, and their reservations are free again.
 */
export async function interruptOrphans(
  deps: Pick<EngineDeps, "facts" | "catalog" | "artifacts" | "live" | "clock">,
  projectId: string,
): Promise<void> {
  for (const attempt of await deps.facts.read.attempts.list({ projectId, status: "running" }))
    await settleAttempt(deps, attempt, {
      ...nothingReceived,
      text: (await deps.live.kept(attempt.id)) ?? "",
      usage: knownUsage(attempt),
      rawUsage: attempt.rawUsage,
      servedModel: attempt.servedModel ?? undefined,
      end: {
        type: "failed",
        failure: { kind: "interrupted", detail: "The server ended while the model was answering." },
      },
    });
  // It may also have died between the settlement and the end of the live text.
  await deps.live.forgetEnded(projectId);
}

function knownUsage(attempt: Attempt): Usage {
  const known = usageBuckets.flatMap((bucket) => {
    const count = attempt[bucket];
    return count === null ? [] : [[bucket, count] as const];
  });
  return Object.fromEntries(known);
}
