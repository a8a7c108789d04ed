import type { Blueprint, Module } from "../../domain/blueprint/blueprint.ts";
import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { Build, ModuleRun, Round } from "../../domain/build/build.ts";
import type { Project } from "../../domain/project/project.ts";
import type { Finding } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { readBlueprint } from "./read-blueprint.ts";

/** Everything that the work on one module starts from. */
export interface LoadedModule {
  readonly project: Project;
  readonly build: Build;
  readonly version: BlueprintVersion;
  readonly blueprint: Blueprint;
  readonly module: Module;
  readonly run: ModuleRun;
  /** Oldest first. */
  readonly rounds: readonly Round[];
  readonly findings: readonly Finding[];
}

/** Throws when a row is missing: then the project was removed under the work. */
export async function loadModule(deps: Pick<EngineDeps, "facts">, runId: string): Promise<LoadedModule> {
  const { read } = deps.facts;
  const run = await must(read.runs.get(runId), `module run ${runId}`);
  return loadAround(deps, run);
}

/** The same for a row that was read just now. */
export async function loadAround(deps: Pick<EngineDeps, "facts">, run: ModuleRun): Promise<LoadedModule> {
  const { read } = deps.facts;
  const [project, build, rounds, findings] = await Promise.all([
    must(read.projects.get(run.projectId), `project ${run.projectId}`),
    must(read.builds.get(run.buildId), `build ${run.buildId}`),
    read.rounds.list({ runId: run.id }),
    read.findings.list({ buildId: run.buildId, moduleId: run.moduleId }),
  ]);
  const { version, blueprint } = await readBlueprint(deps, run.projectId, build.version);
  const module = blueprint.modules.find(({ id }) => id === run.moduleId);
  if (!module) throw new Error(`module ${run.moduleId} is not in version ${build.version}`);
  const inOrder = [...rounds].sort((a, b) => a.number - b.number);
  return { project, build, version, blueprint, module, run, rounds: inOrder, findings };
}

/**
 * The module, if it still is as the plan saw it. A step that runs again after its commit finds a newer revision and
 * has nothing left to do: that is what makes every commit happen once.
 */
export async function loadAt(
  deps: Pick<EngineDeps, "facts">,
  runId: string,
  revision: number,
): Promise<LoadedModule | undefined> {
  const loaded = await loadModule(deps, runId);
  return loaded.run.revision === revision ? loaded : undefined;
}

export async function must<T>(value: Promise<T | undefined>, what: string): Promise<T> {
  const found = await value;
  if (found === undefined) throw new Error(`${what} is missing`);
  return found;
}

/** The round that is being worked on. */
export function currentRound(loaded: LoadedModule): Round {
  const round = loaded.rounds.at(-1);
  if (!round) throw new Error(`module run ${loaded.run.id} has no round`);
  return round;
}
