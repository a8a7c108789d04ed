import type { CheckRun, Merge } from "../../domain/build/build.ts";
import { generalCommands } from "../../domain/build/check-commands.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { buildBranch } from "./branches.ts";
import { changeRun } from "./change-run.ts";
import { trailers } from "./commit-words.ts";
import { type LoadedModule, loadModule, must } from "./load-module.ts";
import { ownedFiles } from "./owned-files.ts";
import { packagesOf } from "./packages-of.ts";
import { reopenRun } from "./reopen-run.ts";
import { runCommand } from "./run-command.ts";
import { watchOrders } from "./watch-orders.ts";

export interface Merged {
  readonly outcome: NonNullable<Merge["outcome"]>;
  readonly tip: string;
  /** The new tip; for a merge that failed, where the next round starts from. */
  readonly result: string;
  readonly detail: string | null;
}

/**
 * Merges onto the tip of the build branch. The tree is checked again there unless it is the very tree that was
 * checked and reviewed. Answers nothing when a person ended the build meanwhile.
 */
export async function mergeModule(deps: EngineDeps, mergeId: string): Promise<Merged | null> {
  const merge = await must(deps.facts.read.merges.get(mergeId), `merge ${mergeId}`);
  if (merge.status === "ended") return null;
  const loaded = await loadModule(deps, moduleRunId(merge.buildId, merge.moduleId));
  const { project, build, module, run } = loaded;
  const branch = buildBranch(build);
  const tip = await must(deps.repositories.head(project.id, branch), `branch ${branch}`);
  const merged = await deps.repositories.merge(project.id, tip, merge.commit, {
    subject: `Merge ${module.id}`,
    trailers: trailers({ build, moduleId: module.id, round: run.rounds }),
    at: merge.createdAt,
  });
  if (!merged.ok) {
    const result = await ownFilesOn(deps, loaded, tip, merge.commit, merge.createdAt);
    return { outcome: "conflict", tip, result, detail: `Conflicts in ${merged.conflicts.join(", ")}` };
  }
  const tree = await deps.repositories.tree(project.id, merged.commit);
  if (tree !== run.acceptedTree) {
    const red = await checkThere(deps, loaded, merged.commit);
    if (red === "ended") return null;
    if (red !== null) return { outcome: "red", tip, result: merged.commit, detail: red };
  }
  await deps.repositories.moveBranch(project.id, branch, merged.commit, tip);
  return { outcome: "merged", tip, result: merged.commit, detail: null };
}

/** The module's own files on the new tip: whatever else differs is for the tip to say. */
async function ownFilesOn(deps: EngineDeps, loaded: LoadedModule, tip: string, commit: string, at: Date) {
  const write = await ownedFiles(deps, loaded, commit);
  const { build, module, project } = loaded;
  return deps.repositories.commit(
    project.id,
    tip,
    { write, remove: [] },
    { subject: `Bring ${module.id} onto the new tip`, trailers: trailers({ build, moduleId: module.id }), at },
  );
}

async function checkThere(deps: EngineDeps, loaded: LoadedModule, commit: string): Promise<string | null | "ended"> {
  const { project, build, module, blueprint } = loaded;
  const orders = watchOrders(deps, { projectId: project.id, buildId: build.id, designId: null });
  try {
    const packages = await packagesOf(deps, project.id, commit, orders.signal);
    const place = { projectId: project.id, buildId: build.id, moduleId: module.id, roundId: null, commit, packages };
    const red: CheckRun[] = [];
    // Criteria were shown on the module's own tree; here the question is whether it still fits the others.
    for (const command of generalCommands(blueprint, module)) {
      const run = await runCommand(deps, place, { command, scope: "merge", criterionId: null }, orders.signal);
      if (run.outcome === "interrupted") return "ended";
      if (run.outcome === "red") red.push(run);
    }
    if (red.length === 0) return null;
    const outputs = await Promise.all(red.map((run) => deps.artifacts.get(run.outputSha ?? "")));
    return red.map((run, index) => `$ ${run.command}\n${(outputs[index] ?? "").slice(-6_000)}`).join("\n\n");
  } finally {
    orders.stop();
  }
}

/** Commits what the merge came to: the module is in, or goes back to a round on top of the new tip. */
export async function commitMerge(deps: EngineDeps, mergeId: string, merged: Merged): Promise<void> {
  const { outcome, tip, result, detail } = merged;
  const endedAt = deps.clock.now();
  await deps.facts.commit("merged", async (tx) => {
    const merge = await tx.merges.get(mergeId);
    if (!merge) return;
    const to = { status: "ended", outcome, tip, result, detail, endedAt } as const;
    if ((await tx.merges.change(mergeId, { status: merge.status }, to)) === "stale") return;
    const { projectId, buildId, moduleId } = merge;
    tx.log(projectId, { type: "merge-ended", buildId, moduleId, detail: { id: mergeId, outcome, commit: result } });
    const run = await tx.runs.get(moduleRunId(buildId, moduleId));
    if (!run) return;
    if (outcome === "merged") {
      await changeRun(tx, run, { status: "ended", outcome: "merged", mergedCommit: result, commit: result, endedAt });
      return;
    }
    const why = outcome === "red" ? "The checks are red on the branch's new tip" : "Merging onto the new tip failed";
    await reopenRun(tx, run, { note: `${why}:\n${detail ?? ""}`, commit: result });
  });
}
