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
import { createTable, describeTable, type Queryable } from "./create-table.ts";

const descriptions = {
  projects: describeTable("Project", { schema: projectSchema, json: ["roles", "settings", "speed"] }),
  versions: describeTable("BlueprintVersion", { schema: blueprintVersionSchema, json: ["approvalProblems"] }),
  designs: describeTable("Design", { schema: designSchema }),
  builds: describeTable("Build", { schema: buildSchema }),
  builtModules: describeTable("BuiltModule", { schema: builtModuleSchema }),
  runs: describeTable("ModuleRun", { schema: moduleRunSchema, counts: "revision" }),
  rounds: describeTable("Round", { schema: roundSchema }),
  attempts: describeTable("Attempt", { schema: attemptSchema, json: ["route", "rawUsage"] }),
  checks: describeTable("CheckRun", { schema: checkRunSchema }),
  reviews: describeTable("Review", { schema: reviewSchema }),
  findings: describeTable("Finding", { schema: findingSchema }),
  decisions: describeTable("Decision", { schema: decisionSchema, json: ["options"] }),
  budgets: describeTable("Budget", { schema: budgetSchema }),
  merges: describeTable("Merge", { schema: mergeSchema }),
  providerStates: describeTable("ProviderState", { schema: providerStateSchema }),
};

/** The tables of the facts port, over a pool or one of its transactions. */
export function factTables(client: Queryable): FactTables {
  return {
    projects: createTable(client, descriptions.projects),
    versions: createTable(client, descriptions.versions),
    designs: createTable(client, descriptions.designs),
    builds: createTable(client, descriptions.builds),
    builtModules: createTable(client, descriptions.builtModules),
    runs: createTable(client, descriptions.runs),
    rounds: createTable(client, descriptions.rounds),
    attempts: createTable(client, descriptions.attempts),
    checks: createTable(client, descriptions.checks),
    reviews: createTable(client, descriptions.reviews),
    findings: createTable(client, descriptions.findings),
    decisions: createTable(client, descriptions.decisions),
    budgets: createTable(client, descriptions.budgets),
    merges: createTable(client, descriptions.merges),
    providerStates: createTable(client, descriptions.providerStates),
  };
}
