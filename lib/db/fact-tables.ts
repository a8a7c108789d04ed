import type { Prisma } from "#generated/prisma/client.ts";
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
import type { FactTables } from "#lib/engine/ports/facts.ts";
import { createTable, type RowDelegate, type TableShape } from "./create-table.ts";

/** The tables of the facts port, over a client or one of its transactions. */
export function factTables(client: Prisma.TransactionClient): FactTables {
  return {
    projects: table(client.project, { schema: projectSchema, json: ["roles", "settings", "speed"] }),
    versions: table(client.blueprintVersion, { schema: blueprintVersionSchema, json: ["approvalProblems"] }),
    designs: table(client.design, { schema: designSchema }),
    builds: table(client.build, { schema: buildSchema }),
    builtModules: table(client.builtModule, { schema: builtModuleSchema }),
    runs: table(client.moduleRun, { schema: moduleRunSchema, counts: "revision" }),
    rounds: table(client.round, { schema: roundSchema }),
    attempts: table(client.attempt, { schema: attemptSchema, json: ["route", "rawUsage"] }),
    checks: table(client.checkRun, { schema: checkRunSchema }),
    reviews: table(client.review, { schema: reviewSchema }),
    findings: table(client.finding, { schema: findingSchema }),
    decisions: table(client.decision, { schema: decisionSchema, json: ["options"] }),
    merges: table(client.merge, { schema: mergeSchema }),
  };
}

// A delegate's own type is generic over each query's arguments; rows are typed by their schemas instead.
function table<Row extends { readonly id: string }>(delegate: unknown, shape: TableShape<Row>) {
  return createTable(delegate as RowDelegate, shape);
}
