import { fingerprints } from "../../domain/blueprint/fingerprint.ts";
import type { Build, BuiltModule, ModuleRun } from "../../domain/build/build.ts";
import type { BuildOutcome } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { buildBranch, worktreeName } from "./branches.ts";
import { endLeftOut } from "./leave-out.ts";
import { type LoadedBuild, loadBuild } from "./load-build.ts";
import { openDecision } from "./open-decision.ts";
import { versionRow } from "./version-row.ts";

/** Moves `main` once, when everything that is to be in is in, and writes down what the project now holds. */
export async function finishBuild(deps: EngineDeps, buildId: string, outcome: BuildOutcome): Promise<void> {
  const loaded = await loadBuild(deps, buildId);
  const { project, build, runs, tip } = loaded;
  if (build.status === "ended") return;
  if (outcome !== "cancelled" && bringsAnything(loaded)) {
    const moved = await moveMain(deps, loaded);
    if (moved.is !== "moved") return commitMoved(deps, loaded, moved);
  }
  const prints = fingerprints(loaded.blueprint);
  await deps.facts.commit("finish-build", async (tx) => {
    const endedAt = deps.clock.now();
    const to = { status: "ended", outcome, endedAt } as const;
    if ((await tx.builds.change(buildId, { outcome: null }, to)) === "stale") return;
    for (const run of await tx.runs.list({ buildId })) {
      if (run.status !== "ended") await endSurely(tx, run, endedAt);
      else if (run.outcome === "merged" && outcome !== "cancelled")
        await holdModule(tx, loaded, {
          ...(prints.get(run.moduleId) ?? { told: "", shared: "", checked: "" }),
          moduleId: run.moduleId,
          commit: run.mergedCommit ?? tip,
          unexecuted: run.unexecuted,
          updatedAt: endedAt,
        });
    }
    for (const decision of await tx.decisions.list({ buildId, status: "open" }))
      await tx.decisions.change(decision.id, { status: "open" }, { status: "withdrawn" });
    if (outcome !== "cancelled" && bringsAnything(loaded)) await tidyModules(tx, loaded);
    const held = await tx.builtModules.list({ projectId: project.id });
    await tx.projects.change(project.id, {}, { status: held.length > 0 ? "built" : "editing" });
    tx.log(project.id, { type: "build-ended", buildId, detail: { number: build.number, outcome } });
    await followApproved(tx, build);
  });
  for (const run of runs) await deps.repositories.removeWorktree(project.id, worktreeName(build, run.moduleId));
  // The approved version has a loop of its own for what is to follow.
  await deps.wakes.tell(project.id);
}

/** A version that was approved meanwhile may need nothing more than that `main` moves to it. */
async function followApproved(tx: FactTransaction, { projectId, version: built }: Build): Promise<void> {
  const version = (await tx.projects.get(projectId))?.approvedVersion ?? built;
  if (version === built) return;
  const row = await versionRow(tx, { projectId, version });
  await tx.versions.change(row.id, { approvalThen: null }, { approvalThen: "main" });
}

/** Whatever the module's own work commits in this moment: its build is over. */
async function endSurely(tx: FactTransaction, run: ModuleRun, endedAt: Date): Promise<void> {
  for (let seen: ModuleRun | undefined = run; seen && seen.status !== "ended"; seen = await tx.runs.get(run.id))
    if (await endLeftOut(tx, seen, endedAt, "person")) return;
}

/** Something was merged, or the build is there to take modules away that the blueprint no longer has. */
function bringsAnything({ runs }: LoadedBuild): boolean {
  return runs.length === 0 || runs.some((run) => run.outcome === "merged");
}

type Moved =
  | { readonly is: "moved" }
  | { readonly is: "joined" }
  | { readonly is: "conflict"; readonly in: readonly string[] };

/** Fast-forwards `main`. Where a person has moved it, it is joined into the build, which is then checked again. */
async function moveMain(deps: EngineDeps, { project, build, tip }: LoadedBuild): Promise<Moved> {
  const main = await deps.repositories.head(project.id, "main");
  if (main === tip) return { is: "moved" };
  const joined =
    main === undefined
      ? { ok: true as const, commit: tip }
      : await deps.repositories.merge(project.id, tip, main, {
          subject: `Join main into build ${build.number}`,
          trailers: {},
          at: build.createdAt,
        });
  if (!joined.ok) return { is: "conflict", in: joined.conflicts };
  // Main was an ancestor: nothing of it is missing in the build.
  if (joined.commit === tip) {
    const moved = await deps.repositories.moveBranch(project.id, "main", tip, main);
    return { is: moved === "moved" ? "moved" : "joined" };
  }
  await deps.repositories.moveBranch(project.id, buildBranch(build), joined.commit, tip);
  return { is: "joined" };
}

async function commitMoved(
  deps: EngineDeps,
  { project, build }: LoadedBuild,
  moved: Exclude<Moved, { is: "moved" }>,
): Promise<void> {
  await deps.facts.commit("main-moved", async (tx) => {
    if (moved.is === "joined") {
      await tx.builds.change(build.id, { status: "running", phase: build.phase }, { phase: "whole" });
      tx.log(project.id, { type: "build-phase-changed", buildId: build.id, detail: { phase: "whole" } });
      return;
    }
    await openDecision(deps, tx, {
      projectId: project.id,
      buildId: build.id,
      moduleId: null,
      roundId: null,
      reason: "main-moved",
      detail: `Somebody changed on main what this build changes too: ${moved.in.join(", ")}. Merge main into build/${build.number}, push that, then try again.`,
    });
  });
}

/** What main now holds: modules that went on under another id do so here, and those that are gone are gone. */
async function tidyModules(tx: FactTransaction, { project, blueprint }: LoadedBuild): Promise<void> {
  for (const row of await tx.builtModules.list({ projectId: project.id })) {
    if (blueprint.modules.some(({ id }) => id === row.moduleId)) continue;
    const heir = blueprint.modules.find(({ was }) => was === row.moduleId);
    const id = heir && `${project.id}:${heir.id}`;
    if (heir && id && !(await tx.builtModules.get(id))) await tx.builtModules.insert({ ...row, id, moduleId: heir.id });
    await tx.removeBuiltModule(row.id);
  }
}

type Held = Pick<BuiltModule, "moduleId" | "told" | "shared" | "checked" | "commit" | "unexecuted" | "updatedAt">;

async function holdModule(tx: FactTransaction, { project, build, blueprint }: LoadedBuild, held: Held): Promise<void> {
  const was = blueprint.modules.find((module) => module.id === held.moduleId)?.was;
  const id = `${project.id}:${held.moduleId}`;
  const to = { ...held, version: build.version, buildId: build.id, keptReason: null };
  if (was !== undefined) await tx.removeBuiltModule(`${project.id}:${was}`);
  if (await tx.builtModules.get(id)) await tx.builtModules.change(id, {}, to);
  else await tx.builtModules.insert({ id, projectId: project.id, ...to });
}
