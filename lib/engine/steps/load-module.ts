import type { Blueprint, Module } from "../../domain/blueprint/blueprint.ts";
import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { Round } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ModuleRows } from "../ports/facts.ts";
import { readBlueprint } from "./read-blueprint.ts";

/** Everything that the work on one module starts from. */
export interface LoadedModule extends ModuleRows {
  readonly version: BlueprintVersion;
  readonly blueprint: Blueprint;
  readonly module: Module;
}

/** Undefined when the run is there no more: then its project was removed under the work. */
export async function findModule(deps: Pick<EngineDeps, "facts">, runId: string): Promise<LoadedModule | undefined> {
  const rows = await deps.facts.readModule(runId);
  if (rows === undefined) return undefined;
  const { run, build } = rows;
  const { version, blueprint } = await readBlueprint(deps, run.projectId, build.version);
  const module = blueprint.modules.find(({ id }) => id === run.moduleId);
  if (!module) throw new Error(`module ${run.moduleId} is not in version ${build.version}`);
  return { ...rows, version, blueprint, module };
}

/** The same where it has to be there. */
export function loadModule(deps: Pick<EngineDeps, "facts">, runId: string): Promise<LoadedModule> {
  return must(findModule(deps, runId), `module run ${runId}`);
}

/** The module after a long wait, if its run still is as it was seen: then only its findings can have changed. */
export async function loadAgain(
  deps: Pick<EngineDeps, "facts">,
  { run }: LoadedModule,
): Promise<LoadedModule | undefined> {
  const loaded = await loadModule(deps, run.id);
  return loaded.run.revision === run.revision ? loaded : undefined;
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
