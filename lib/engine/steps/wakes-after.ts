import type { EngineDeps } from "../engine-deps.ts";
import { buildWorkflowId, moduleWorkflowId } from "../workflows/ids.ts";
import { loadModule } from "./load-module.ts";

/**
 * Whom to wake when a module has stopped working: itself, its build, and the modules that can begin now: those that
 * waited for it, and as many others as there are free places.
 */
export async function wakesAfter(deps: EngineDeps, runId: string): Promise<readonly string[]> {
  if (!(await deps.facts.read.runs.get(runId))) return [];
  const { run, blueprint, project } = await loadModule(deps, runId);
  const runs = await deps.facts.read.runs.list({ buildId: run.buildId });
  const done = new Set(runs.filter(({ outcome }) => outcome !== null).map(({ moduleId }) => moduleId));
  const inBuild = new Set(runs.map(({ moduleId }) => moduleId));
  const ready = runs.filter((other) => {
    const module = blueprint.modules.find(({ id }) => id === other.moduleId);
    if (other.status !== "waiting") return false;
    // One that was ordered again has begun before, and waits for a place only.
    return other.rounds > 0 || module?.depends.every((id) => done.has(id) || !inBuild.has(id));
  });
  const dependants = ready.filter(
    (other) =>
      other.rounds > 0 ||
      blueprint.modules.some(({ id, depends }) => id === other.moduleId && depends.includes(run.moduleId)),
  );
  const others = ready.filter((other) => !dependants.includes(other)).slice(0, project.settings.parallel);
  return [
    moduleWorkflowId(runId),
    buildWorkflowId(run.buildId),
    ...[...dependants, ...others].map((other) => moduleWorkflowId(other.id)),
  ];
}
