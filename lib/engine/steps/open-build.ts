import type { Impact } from "../../domain/blueprint/blueprint.ts";
import { fingerprints } from "../../domain/blueprint/fingerprint.ts";
import type { Build, ModuleRun } from "../../domain/build/build.ts";
import { staleModules } from "../../domain/build/stale-modules.ts";
import type { Project } from "../../domain/project/project.ts";
import { ok } from "../../domain/result.ts";
import { noProject, refuse } from "../commands/refusals.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { buildBranch } from "./branches.ts";
import { readBlueprint } from "./read-blueprint.ts";

export interface BuildOrder {
  readonly projectId: string;
  readonly version: number;
  /** Built whether stale or not. */
  readonly modules?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** Opens a build over what is stale and makes its branch. Nothing runs yet. */
export async function openBuild(deps: EngineDeps, order: BuildOrder) {
  const { projectId } = order;
  if (isGone(await deps.facts.read.projects.get(projectId))) return noProject();
  const { version, blueprint } = await readBlueprint(deps, projectId, order.version);
  if (version.commit === null) return refuse("not-approved", `Version ${order.version} is not approved.`);
  const unknown = order.modules?.filter((id) => !blueprint.modules.some((module) => module.id === id)) ?? [];
  if (unknown.length > 0) return refuse("module-unknown", `The blueprint has no module ${unknown.join(", ")}.`);
  const built = await deps.facts.read.builtModules.list({ projectId });
  const stale = staleModules(blueprint, built, fingerprints(blueprint), order.modules ?? []);
  if (stale.size === 0)
    return refuse("nothing-stale", "Everything is built as this version says. Name modules to build them again.");
  const base = await baseOf(deps, projectId, version.commit, version.createdAt);
  if (!base)
    return refuse(
      "main-conflicts",
      "main and the approved blueprint cannot be joined: somebody changed the same files on main.",
    );
  const id = deps.ids.next("bld");
  const opened = await deps.facts.commit("open-build", async (tx) => {
    if (isGone(await tx.lockProject(projectId))) return noProject();
    const builds = await tx.builds.list({ projectId });
    const live = builds.find((build) => build.status !== "ended");
    if (live) return refuse("build-live", "This project has a live build.", { buildId: live.id });
    const build = newBuild(deps, { id, projectId, number: builds.length + 1, version: order.version, base });
    await tx.builds.insert(build);
    const ids = blueprint.modules.map((module) => module.id).filter((moduleId) => stale.has(moduleId));
    for (const [position, moduleId] of ids.entries())
      await tx.runs.insert(newRun(build, moduleId, position, stale.get(moduleId) ?? "rebuild", order));
    await tx.projects.change(projectId, {}, { status: "building" });
    tx.log(projectId, {
      type: "build-started",
      buildId: id,
      detail: { number: build.number, version: build.version, modules: ids },
    });
    return ok(build);
  });
  if (opened.ok) await deps.repositories.moveBranch(projectId, buildBranch(opened.value), base, undefined);
  return opened;
}

/** Deleted, perhaps while its approval ran. */
function isGone(project: Project | undefined): boolean {
  return project === undefined || project.deletedAt !== null;
}

/** The approved blueprint on top of what `main` is now. */
async function baseOf(deps: EngineDeps, projectId: string, approved: string, at: Date): Promise<string | undefined> {
  const main = await deps.repositories.head(projectId, "main");
  if (!main) return approved;
  const merged = await deps.repositories.merge(projectId, main, approved, {
    subject: "Join main and the approved blueprint",
    trailers: {},
    at,
  });
  return merged.ok ? merged.commit : undefined;
}

function newBuild(
  deps: Pick<EngineDeps, "clock">,
  of: { id: string; projectId: string; number: number; version: number; base: string },
): Build {
  const { base, ...rest } = of;
  return {
    ...rest,
    status: "running",
    outcome: null,
    control: "run",
    phase: "modules",
    baseCommit: base,
    reviews: 0,
    createdAt: deps.clock.now(),
    endedAt: null,
  };
}

function newRun(build: Build, moduleId: string, position: number, impact: Impact, order: BuildOrder): ModuleRun {
  return {
    id: moduleRunId(build.id, moduleId),
    projectId: build.projectId,
    buildId: build.id,
    moduleId,
    position,
    impact,
    status: "waiting",
    outcome: null,
    baseCommit: null,
    commit: null,
    acceptedTree: null,
    mergedCommit: null,
    rounds: 0,
    reviews: 0,
    escalated: false,
    unexecuted: false,
    nextOrdered: false,
    nextNote: order.note ?? null,
    nextModel: null,
    nextByHand: false,
    revision: 0,
    startedAt: null,
    endedAt: null,
  };
}
