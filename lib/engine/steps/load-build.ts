import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { Build, ModuleRun } from "../../domain/build/build.ts";
import type { Project } from "../../domain/project/project.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { buildBranch } from "./branches.ts";
import { must } from "./load-module.ts";
import { readBlueprint } from "./read-blueprint.ts";

/** Everything that the work on a build as a whole starts from. */
export interface LoadedBuild {
  readonly project: Project;
  readonly build: Build;
  readonly version: BlueprintVersion;
  readonly blueprint: Blueprint;
  readonly runs: readonly ModuleRun[];
  /** Tip of the build branch. */
  readonly tip: string;
}

export async function loadBuild(
  deps: Pick<EngineDeps, "facts" | "repositories">,
  buildId: string,
): Promise<LoadedBuild> {
  const { read } = deps.facts;
  const build = await must(read.builds.get(buildId), `build ${buildId}`);
  const project = await must(read.projects.get(build.projectId), `project ${build.projectId}`);
  const { version, blueprint } = await readBlueprint(deps, project.id, build.version);
  const tip = await must(deps.repositories.head(project.id, buildBranch(build)), `branch ${buildBranch(build)}`);
  return { project, build, version, blueprint, runs: await read.runs.list({ buildId }), tip };
}
