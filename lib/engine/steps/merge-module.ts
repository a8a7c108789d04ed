import type { Merge, ModuleRun } from "../../domain/build/build.ts";
import { generalCommands } from "../../domain/build/check-commands.ts";
import type { Project } from "../../domain/project/project.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import type { MergeResult } from "../ports/repositories.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { buildBranch } from "./branches.ts";
import { changeRun } from "./change-run.ts";
import { trailers } from "./commit-words.ts";
import { ownFilesOn } from "./join-tip.ts";
import { type LoadedModule, loadModule } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";
import { packagesOf } from "./packages-of.ts";
import { reopenRun } from "./reopen-run.ts";
import { unexpectedDetail } from "./report-unexpected.ts";
import { runCommand } from "./run-command.ts";
import { isOrderedToEnd, watchOrders } from "./watch-orders.ts";
import { outputOf, whoseRed } from "./whose-red.ts";

export interface Merged {
  readonly outcome: NonNullable<Merge["outcome"]>;
  readonly tip: string;
  /** The new tip; for a merge that failed, where the next round starts from. */
  readonly result: string;
  readonly detail: string | null;
}

/** A merge as it would be, which nobody has seen yet. */
export interface PreparedMerge {
  readonly merge: Merge;
  readonly loaded: LoadedModule;
  /** What it was merged onto: the branch's tip, or the merge before it in the queue. */
  readonly onto: string;
  readonly merged: MergeResult;
}

/**
 * Merges onto `onto` without touching the branch. Answers nothing when it is queued no more, or a person ended the
 * build meanwhile.
 */
export async function prepareMerge(deps: EngineDeps, mergeId: string, onto: string): Promise<PreparedMerge | null> {
  const merge = await deps.facts.read.merges.get(mergeId);
  if (!merge || merge.status === "ended") return null;
  if (await isOrderedToEnd(deps, { ...merge, designId: null })) return null;
  const loaded = await loadModule(deps, moduleRunId(merge.buildId, merge.moduleId));
  const { project, build, module, run } = loaded;
  const merged = await deps.repositories.merge(project.id, onto, merge.commit, {
    subject: `Merge ${module.id}`,
    trailers: trailers({ build, moduleId: module.id, round: run.rounds }),
    at: merge.createdAt,
  });
  return { merge, loaded, onto, merged };
}

/**
 * What a prepared merge comes to. Its tree is checked unless it is the very tree that was checked and reviewed.
 * Answers nothing when `signal` ended it, or a person did.
 */
export async function judgeMerge(
  deps: EngineDeps,
  { merge, loaded, onto, merged }: PreparedMerge,
  signal: AbortSignal,
): Promise<Merged | null> {
  const { project, run } = loaded;
  if (!merged.ok) {
    const result = await ownFilesOn(deps, loaded, onto, merge.commit, merge.createdAt);
    return { outcome: "conflict", tip: onto, result, detail: `Conflicts in ${merged.conflicts.join(", ")}` };
  }
  const tree = await deps.repositories.tree(project.id, merged.commit);
  if (tree !== run.acceptedTree) {
    const red = await checkThere(deps, loaded, merged.commit, onto, signal);
    if (red === "ended") return null;
    if (red !== null) return { outcome: "red", tip: onto, result: merged.commit, detail: red };
  }
  return { outcome: "merged", tip: onto, result: merged.commit, detail: null };
}

/** Moves the branch to a merge that is green. */
export async function landMerge(deps: EngineDeps, { loaded, onto }: PreparedMerge, { result }: Merged): Promise<void> {
  const { project, build } = loaded;
  await deps.repositories.moveBranch(project.id, buildBranch(build), result, onto);
}

async function checkThere(
  deps: EngineDeps,
  loaded: LoadedModule,
  commit: string,
  tip: string,
  stop: AbortSignal,
): Promise<string | null | "ended"> {
  const { project, build, module, blueprint } = loaded;
  const orders = watchOrders(deps, { projectId: project.id, buildId: build.id, designId: null });
  const signal = AbortSignal.any([orders.signal, stop]);
  try {
    const packages = await packagesOf(deps, project.id, commit, signal);
    const place = { projectId: project.id, buildId: build.id, moduleId: module.id, roundId: null, commit, packages };
    const outputs: string[] = [];
    // Criteria were shown on the module's own tree; here the question is whether it still fits the others.
    for (const command of generalCommands(blueprint, module)) {
      const run = await runCommand(deps, place, { command, scope: "merge", criterionId: null }, signal);
      if (run.outcome === "interrupted") return "ended";
      // What was red on the tip already, in files of others, is not for this module to mend.
      if (run.outcome === "red" && (await whoseRed(deps, blueprint, place, run, tip, signal)) !== "known")
        outputs.push(`$ ${run.command}\n${(await outputOf(deps, run)).slice(-6_000)}`);
    }
    if (signal.aborted) return "ended";
    return outputs.length === 0 ? null : outputs.join("\n\n");
  } catch (error) {
    if (signal.aborted) return "ended";
    throw error;
  } finally {
    orders.stop();
  }
}

/** Commits what the merge came to: the module is in, or goes back to a round on top of the new tip. */
export async function commitMerge(deps: EngineDeps, mergeId: string, merged: Merged): Promise<void> {
  const { outcome, tip, result, detail } = merged;
  const endedAt = deps.clock.now();
  const to = { status: "ended", outcome, tip, result, detail, endedAt } as const;
  await endMerge(deps, mergeId, to, async (tx, run, { project }) => {
    if (outcome === "merged") {
      await changeRun(tx, run, { status: "ended", outcome: "merged", mergedCommit: result, commit: result, endedAt });
      return;
    }
    const why = outcome === "red" ? "The checks are red on the branch's new tip" : "Merging onto the new tip failed";
    const note = `${why}:\n${detail ?? ""}`;
    const failed = (await tx.merges.list({ buildId: run.buildId, moduleId: run.moduleId })).filter(
      (merge) => merge.outcome === "red" || merge.outcome === "conflict",
    );
    await reopenRun(tx, run, { note, commit: result, tip });
    if (failed.length > project.settings.reviews)
      await openDecision(deps, tx, { ...run, roundId: null, reason: "checks-stayed-red", detail: note });
  });
}

/** A merge that a person cut short: the module stays ready, and is queued again when the build goes on. */
export async function dropMerge(deps: EngineDeps, mergeId: string): Promise<void> {
  await endMerge(deps, mergeId, { status: "ended", endedAt: deps.clock.now() }, (tx, run) => changeRun(tx, run, {}));
}

/** A merge that failed as nothing should: with its reason before a person, who may try again. */
export async function reportMerge(deps: EngineDeps, mergeId: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const to = { status: "ended", detail: reason, endedAt: deps.clock.now() } as const;
  const reported = await endMerge(deps, mergeId, to, (tx, run) =>
    openDecision(deps, tx, { ...run, roundId: null, reason: "unexpected", detail: unexpectedDetail(reason) }),
  );
  if (reported) console.error(`merge ${mergeId}: ${error instanceof Error ? error.stack : reason}`);
}

async function endMerge(
  deps: EngineDeps,
  mergeId: string,
  to: Partial<Merge>,
  then: (tx: FactTransaction, run: ModuleRun, of: { readonly project: Project }) => Promise<unknown>,
): Promise<boolean> {
  return deps.facts.commit("merged", async (tx) => {
    const merge = await tx.merges.get(mergeId);
    if (!merge || merge.status === "ended") return false;
    const project = await tx.projects.get(merge.projectId);
    if ((await tx.merges.change(mergeId, { status: merge.status }, to)) === "stale") return false;
    const { projectId, buildId, moduleId } = merge;
    const detail = { id: mergeId, outcome: to.outcome ?? null, commit: to.result ?? null };
    tx.log(projectId, { type: "merge-ended", buildId, moduleId, detail });
    const run = await tx.runs.get(moduleRunId(buildId, moduleId));
    if (run && project) await then(tx, run, { project });
    return true;
  });
}
