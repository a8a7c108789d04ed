import { fingerprints } from "../../domain/blueprint/fingerprint.ts";
import type { BuiltModule } from "../../domain/build/build.ts";
import type { BuildOutcome } from "../../domain/build/status.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { worktreeName } from "./branches.ts";
import { changeRun } from "./change-run.ts";
import { type LoadedBuild, loadBuild } from "./load-build.ts";
import { openDecision } from "./open-decision.ts";

/** Moves `main` once, when everything that is to be in is in, and writes down what the project now holds. */
export async function finishBuild(deps: EngineDeps, buildId: string, outcome: BuildOutcome): Promise<void> {
  const loaded = await loadBuild(deps, buildId);
  const { project, build, runs, tip } = loaded;
  const merged = runs.some((run) => run.outcome === "merged");
  if (outcome !== "cancelled" && merged && !(await moveMain(deps, loaded))) {
    await deps.facts.commit("main-moved", (tx) =>
      openDecision(deps, tx, {
        projectId: project.id,
        buildId,
        moduleId: null,
        roundId: null,
        reason: "main-moved",
        detail: `main no longer is an ancestor of build/${build.number}. Join them by hand (push to build/${build.number}), then try again.`,
      }),
    );
    return;
  }
  const prints = fingerprints(loaded.blueprint);
  await deps.facts.commit("finish-build", async (tx) => {
    const endedAt = deps.clock.now();
    const to = { status: "ended", outcome, endedAt } as const;
    if ((await tx.builds.change(buildId, { outcome: null }, to)) === "stale") return;
    for (const run of await tx.runs.list({ buildId })) {
      if (run.status !== "ended") await changeRun(tx, run, { status: "ended", outcome: "left-out", endedAt });
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
    const held = await tx.builtModules.list({ projectId: project.id });
    await tx.projects.change(project.id, {}, { status: held.length > 0 ? "built" : "editing" });
    tx.log(project.id, { type: "build-ended", buildId, detail: { number: build.number, outcome } });
  });
  for (const run of runs) await deps.repositories.removeWorktree(project.id, worktreeName(build, run.moduleId));
}

async function moveMain(deps: EngineDeps, { project, build, tip }: LoadedBuild): Promise<boolean> {
  const main = await deps.repositories.head(project.id, "main");
  if (main === tip) return true;
  if (main === undefined) return (await deps.repositories.moveBranch(project.id, "main", tip, undefined)) === "moved";
  const joined = await deps.repositories.merge(project.id, main, tip, {
    subject: `Finish build ${build.number}`,
    trailers: {},
    at: build.createdAt,
  });
  if (!joined.ok || !joined.fastForward) return false;
  return (await deps.repositories.moveBranch(project.id, "main", tip, main)) === "moved";
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
