import { billOperations } from "./operations/bills.ts";
import { blueprintOperations } from "./operations/blueprints.ts";
import { buildOperations } from "./operations/builds.ts";
import { fileOperations } from "./operations/files.ts";
import { projectOperations } from "./operations/projects.ts";
import { recordOperations } from "./operations/records.ts";
import { settingsOperations } from "./operations/settings.ts";

/** The whole HTTP API by operation id. */
export const operations = {
  ...projectOperations,
  ...blueprintOperations,
  ...buildOperations,
  ...recordOperations,
  ...billOperations,
  ...fileOperations,
  ...settingsOperations,
};

export type OperationId = keyof typeof operations;
