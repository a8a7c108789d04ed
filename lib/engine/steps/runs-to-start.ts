import { topologicalOrder } from "../../domain/blueprint/module-graph.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { readBlueprint } from "./read-blueprint.ts";

/** The build's module runs, dependants before what they depend on. */
export async function runsToStart(deps: Pick<EngineDeps, "facts">, buildId: string): Promise<readonly string[]> {
  const build = await deps.facts.read.builds.get(buildId);
  if (!build) return [];
  const runs = await deps.facts.read.runs.list({ buildId });
  const { blueprint } = await readBlueprint(deps, build.projectId, build.version);
  const order = topologicalOrder(blueprint.modules);
  return [...runs].sort((a, b) => order.indexOf(b.moduleId) - order.indexOf(a.moduleId)).map(({ id }) => id);
}
