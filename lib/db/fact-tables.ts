import { blueprintVersionSchema, designSchema } from "#lib/domain/blueprint/version.ts";
import {
  attemptSchema,
  buildSchema,
  builtModuleSchema,
  checkRunSchema,
  decisionSchema,
  mergeSchema,
  moduleRunSchema,
  reviewSchema,
  roundSchema,
} from "#lib/domain/build/build.ts";
import { projectSchema } from "#lib/domain/project/project.ts";
import { findingSchema } from "#lib/domain/review/finding.ts";
import { providerStateSchema } from "#lib/domain/routing/provider-state.ts";
import { budgetSchema } from "#lib/domain/spend/budget.ts";
import type { FactTables } from "#lib/engine/ports/facts.ts";
import { createTable, type Queryable } from "./create-table.ts";

/** The tables of the facts port, over a pool or one of its transactions. */
export function factTables(client: Queryable): FactTables {
  return {
    projects: createTable(client, "Project", { schema: projectSchema, json: ["roles", "settings", "speed"] }),
    versions: createTable(client, "BlueprintVersion", { schema: blueprintVersionSchema, json: ["approvalProblems"] }),
    designs: createTable(client, "Design", { schema: designSchema }),
    builds: createTable(client, "Build", { schema: buildSchema }),
    builtModules: createTable(client, "BuiltModule", { schema: builtModuleSchema }),
    runs: createTable(client, "ModuleRun", { schema: moduleRunSchema, counts: "revision" }),
    rounds: createTable(client, "Round", { schema: roundSchema }),
    attempts: createTable(client, "Attempt", { schema: attemptSchema, json: ["route", "rawUsage"] }),
    checks: createTable(client, "CheckRun", { schema: checkRunSchema }),
    reviews: createTable(client, "Review", { schema: reviewSchema }),
    findings: createTable(client, "Finding", { schema: findingSchema }),
    decisions: createTable(client, "Decision", { schema: decisionSchema, json: ["options"] }),
    budgets: createTable(client, "Budget", { schema: budgetSchema }),
    merges: createTable(client, "Merge", { schema: mergeSchema }),
    providerStates: createTable(client, "ProviderState", { schema: providerStateSchema }),
  };
}
