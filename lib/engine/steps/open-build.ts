import type { Blueprint, Impact } from "../../domain/blueprint/blueprint.ts";
import { fingerprints } from "../../domain/blueprint/fingerprint.ts";
import type { BlueprintVersion } from "../../domain/blueprint/version.ts";
import type { Build, ModuleRun } from "../../domain/build/build.ts";
import { askingModules, goneModules, staleModules } from "../../domain/build/stale-modules.ts";
import type { Project } from "../../domain/project/project.ts";
import { ok } from "../../domain/result.ts";
import type { Finding } from "../../domain/review/finding.ts";
import { noProject, refuse } from "../commands/refusals.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { buildBranch } from "./branches.ts";
import { carryDismissed } from "./carry-finding.ts";
import { commitOnto } from "./commit-blueprint.ts";
import { openAgain } from "./open-again.ts";
import { lockPath } from "./packages-of.ts";
import { readBlueprint } from "./read-blueprint.ts";

export interface BuildOrder {
  readonly projectId: string;
  readonly version: number;
  /** Built whether stale or not. */
  readonly modules?: readonly string[] | undefined;
  /** Goes along with the named modules, as do the findings that are opened again and the model. */
  readonly note?: string | undefined;
  readonly findings?: readonly Finding[] | undefined;
  readonly model?: string | null | undefined;
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
  if (stale.size === 0 && goneModules(blueprint, built).length === 0) {
    const asking = askingModules(blueprint, built, fingerprints(blueprint));
    return refuse("nothing-stale", nothingStale(asking));
  }
  const base = await baseOf(deps, version, blueprint);
  const id = deps.ids.next("bld");
  const opened = await deps.facts.commit("open-build", async (tx) => {
    if (isGone(await tx.lockProject(projectId))) return noProject();
    const builds = await tx.builds.list({ projectId });
    const live = builds.find((build) => build.status !== "ended");
    if (live) return refuse("build-live", "This project has a live build.", { buildId: live.id });
    const build = newBuild(deps, { id, projectId, number: builds.length + 1, version: order.version, base });
    await tx.builds.insert(build);
    const modules = blueprint.modules.filter((module) => stale.has(module.id));
    const ids = modules.map((module) => module.id);
    for (const [position, module] of modules.entries()) {
      await carryDismissed(deps, tx, build, module, order.findings ?? []);
      await tx.runs.insert(newRun(build, module.id, position, stale.get(module.id) ?? "rebuild", order));
    }
    for (const finding of order.findings ?? []) await openAgain(deps, tx, finding, id);
    await tx.projects.change(projectId, {}, { status: "building" });
    tx.log(projectId, {
      type: "build-started",
      buildId: id,
      detail: { number: build.number, version: build.version, modules: ids },
    });
    return ok(build);
  });
  if (opened.ok) await ensureBranch(deps, opened.value.id);
  return opened;
}

/** Deleted, perhaps while its approval ran. */
function isGone(project: Project | undefined): boolean {
  return project === undefined || project.deletedAt !== null;
}

function nothingStale(asking: readonly string[]): string {
  if (asking.length === 0) return "Everything is built as this version says. Name modules to build them again.";
  return `Only the shared part changed, which may concern ${asking.join(", ")}. Nothing is built by itself for that: name the modules that are to be built again.`;
}

/** The build's branch. Made again by the build itself, should the process have died between its row and its branch. */
export async function ensureBranch(deps: Pick<EngineDeps, "facts" | "repositories">, buildId: string): Promise<void> {
  const build = await deps.facts.read.builds.get(buildId);
  if (!build || build.status === "ended") return;
  const { projectId, baseCommit } = build;
  if ((await deps.repositories.head(projectId, buildBranch(build))) === undefined)
    await deps.repositories.moveBranch(projectId, buildBranch(build), baseCommit, undefined);
}

/** The approved blueprint on top of what `main` is now: as it was approved, or made anew where main has moved since. */
export async function baseOf(
  deps: Pick<EngineDeps, "repositories">,
  version: BlueprintVersion,
  blueprint: Blueprint,
): Promise<string> {
  const { projectId, createdAt: at } = version;
  const approved = version.commit ?? "";
  const main = await deps.repositories.head(projectId, "main");
  if (!main) return approved;
  const words = { subject: "", trailers: {}, at };
  const joined = await deps.repositories.merge(projectId, main, approved, words);
  if (joined.ok && joined.commit === approved) return approved;
  const lock = await deps.repositories.read(projectId, approved, lockPath);
  return commitOnto(deps, version, blueprint, main, lock);
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
  const isNamed = order.modules?.includes(moduleId) ?? false;
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
    nextNote: isNamed ? (order.note ?? null) : null,
    nextModel: isNamed ? (order.model ?? null) : null,
    nextByHand: false,
    revision: 0,
    startedAt: null,
    endedAt: null,
  };
}
