import { z } from "zod";
import { buildSchema, decisionSchema, moduleRunSchema, roundSchema } from "#lib/domain/build/build.ts";
import { projectSchema } from "#lib/domain/project/project.ts";
import { findingSchema } from "#lib/domain/review/finding.ts";
import type { ModuleRows } from "#lib/engine/ports/facts.ts";
import type { Queryable } from "./create-table.ts";

const rowsSchema = z.object({
  run: moduleRunSchema,
  build: buildSchema,
  project: projectSchema,
  rounds: z.array(roundSchema),
  findings: z.array(findingSchema),
  open: z.array(decisionSchema),
});

/**
 * Reads everything that a module's next step follows from, as it is at one moment and in one statement: it is asked at
 * every turn of every module.
 */
export async function readModuleRows(client: Queryable, runId: string): Promise<ModuleRows | undefined> {
  const { rows } = await client.query<{ found: string }>({
    name: "module_rows",
    text: `
    select jsonb_build_object(
      'run', to_jsonb(run), 'build', to_jsonb(build), 'project', to_jsonb(project),
      'rounds', (select coalesce(jsonb_agg(to_jsonb(round) order by round.number), '[]') from "Round" round
        where round."runId" = run.id),
      'findings', (select coalesce(jsonb_agg(to_jsonb(finding) order by finding.ordinal), '[]') from "Finding" finding
        where finding."buildId" = run."buildId" and finding."moduleId" = run."moduleId"),
      'open', (select coalesce(jsonb_agg(to_jsonb(decision) order by decision.ordinal), '[]') from "Decision" decision
        where decision."projectId" = run."projectId" and decision.status = 'open'
          and decision."buildId" = run."buildId" and decision."moduleId" = run."moduleId")
    )::text as found
    from "ModuleRun" run
    join "Build" build on build.id = run."buildId"
    join "Project" project on project.id = run."projectId"
    where run.id = $1`,
    values: [runId],
  });
  const [row] = rows;
  return row && rowsSchema.parse(JSON.parse(row.found, revive));
}

/** JSON has neither times nor exact large numbers; our columns say by their names which they are. */
function revive(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (key.endsWith("PicoUsd") && typeof value === "number") return BigInt(context?.source ?? value);
  if (key.endsWith("At") && typeof value === "string") return new Date(value);
  return value;
}
