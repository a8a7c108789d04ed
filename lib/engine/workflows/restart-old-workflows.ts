import { DBOS } from "@dbos-inc/dbos-sdk";
import { isAlive } from "./loop.ts";

/**
 * Starts the workflows of another version of the code again under this one. Their journals do not fit new code, but
 * they hold no facts: each begins by reading where its work stands, so nothing that was finished is repeated.
 */
export async function restartOldWorkflows(codeVersion: string): Promise<void> {
  const all = await DBOS.listWorkflows({ status: ["PENDING", "ENQUEUED", "DELAYED"] });
  const old = all.filter(({ status, applicationVersion }) => isAlive(status) && applicationVersion !== codeVersion);
  for (const { workflowID, queueName, queuePartitionKey } of old) {
    await DBOS.cancelWorkflow(workflowID);
    await DBOS.rewindWorkflow(workflowID, {
      applicationVersion: codeVersion,
      ...(queueName !== undefined && { queueName }),
      ...(queuePartitionKey !== undefined && { queuePartitionKey }),
    });
  }
}
