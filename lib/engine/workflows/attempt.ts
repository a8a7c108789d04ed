import { DBOS } from "@dbos-inc/dbos-sdk";
import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { runAttempt } from "../steps/run-attempt.ts";
import { step, wakeNow } from "./loop.ts";
import { registered } from "./registry.ts";

/** One request to a model, on its provider's queue: waiting there holds no slot and no connection. */
export async function attemptWorkflow(deps: EngineDeps, spec: AttemptSpec): Promise<void> {
  const from = DBOS.workflowID ?? "";
  await step("attempt", async () => {
    const attemptId = await runAttempt(deps, spec);
    await wakeNow([spec.parentId], { from });
    return attemptId ?? null;
  });
}

export async function startAttempt(childId: string, spec: AttemptSpec): Promise<void> {
  const queueName = `models-${spec.route.model.provider}`;
  await DBOS.startWorkflow(registered().attempt, { workflowID: childId, queueName })(spec);
}
