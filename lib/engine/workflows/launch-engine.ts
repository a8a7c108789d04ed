import { DBOS } from "@dbos-inc/dbos-sdk";
import { providerIds } from "../../domain/routing/role.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { registerWorkflows } from "./register-workflows.ts";
import { restartOldWorkflows } from "./restart-old-workflows.ts";
import { startMissing } from "./start-missing.ts";

export interface EngineSettings {
  /** As DBOS takes it; a socket's folder goes into `host`. */
  readonly databaseUrl: string;
  /** Changes with each version of the code; workflows of another one start again from the facts. */
  readonly codeVersion: string;
  /** Requests to one provider at the same time, over all projects. */
  readonly requestsPerProvider: number;
}

/** Opens the durable engine and takes up what an earlier process left. Answers the function that closes it. */
export async function launchEngine(deps: EngineDeps, settings: EngineSettings): Promise<() => Promise<void>> {
  DBOS.setConfig({
    name: "groundplan",
    applicationVersion: settings.codeVersion,
    systemDatabaseUrl: settings.databaseUrl,
    systemDatabasePoolSize: 10,
    executorID: "local",
    // The server sets it for everybody; DBOS would send it beside its first query, which pg warns of.
    systemDatabaseIdleTransactionTimeoutMs: 0,
    logLevel: "error",
  });
  registerWorkflows(deps);
  await DBOS.launch();
  for (const provider of providerIds)
    await DBOS.registerQueue(`models-${provider}`, {
      globalConcurrency: settings.requestsPerProvider,
      minPollingIntervalMs: 50,
    });
  await DBOS.registerQueue("merges", { partitionConcurrency: 1, minPollingIntervalMs: 50 });
  await restartOldWorkflows(settings.codeVersion);
  await startMissing(deps);
  return () => DBOS.shutdown();
}
