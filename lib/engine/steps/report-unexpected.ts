import type { EngineDeps } from "../engine-deps.ts";
import { changeRun } from "./change-run.ts";
import { loadModule } from "./load-module.ts";
import { openDecision } from "./open-decision.ts";

/** Stops a module at an error that nobody expected, and says so: with its reason, once in the log, with ids. */
export async function reportUnexpected(deps: EngineDeps, runId: string, error: unknown): Promise<boolean> {
  // A project that is deleted under the work fails it in many ways, none of them worth a word.
  const known = await deps.facts.read.runs.get(runId);
  const of = known && (await deps.facts.read.projects.get(known.projectId));
  if (!of || of.deletedAt !== null) return true;
  const { run, rounds } = await loadModule(deps, runId);
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`module ${runId}: ${error instanceof Error ? error.stack : reason}`);
  return deps.facts.commit("unexpected", async (tx) => {
    if (!(await changeRun(tx, run, { status: "deciding" }))) return true;
    await openDecision(deps, tx, {
      projectId: run.projectId,
      buildId: run.buildId,
      moduleId: run.moduleId,
      roundId: rounds.at(-1)?.id ?? null,
      reason: "unexpected",
      detail: unexpectedDetail(reason),
    });
    return true;
  });
}

export function unexpectedDetail(reason: string): string {
  return `${reason}\nNothing that was finished is lost. Try again; if it comes back, end it here and report this.`;
}

/** The same for the work on a build as a whole. */
export async function reportUnexpectedBuild(deps: EngineDeps, buildId: string, error: unknown): Promise<void> {
  const { builds, projects } = deps.facts.read;
  const build = await builds.get(buildId);
  const project = build && (await projects.get(build.projectId));
  if (!build || !project || project.deletedAt !== null) return;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`build ${buildId}: ${error instanceof Error ? error.stack : reason}`);
  await deps.facts.commit("unexpected", (tx) =>
    openDecision(deps, tx, {
      projectId: project.id,
      buildId,
      moduleId: null,
      roundId: null,
      reason: "unexpected",
      detail: unexpectedDetail(reason),
    }),
  );
}

/** And for the work on a document: it ends, and what was written so far is kept. */
export async function reportUnexpectedDesign(deps: EngineDeps, designId: string, error: unknown): Promise<void> {
  const design = await deps.facts.read.designs.get(designId);
  const project = design && (await deps.facts.read.projects.get(design.projectId));
  if (!design || !project || project.deletedAt !== null) return;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`design ${designId}: ${error instanceof Error ? error.stack : reason}`);
  await deps.facts.commit("unexpected", async (tx) => {
    const problem = `Something failed that should not fail: ${reason}. What was written so far is kept; start again.`;
    const ended = { status: "ended", outcome: "failed", problem, endedAt: deps.clock.now() } as const;
    if ((await tx.designs.change(designId, { status: "running" }, ended)) === "stale") return;
    const versions = await tx.versions.list({ projectId: project.id });
    const to = { status: versions.length > 0 ? "editing" : "describing" } as const;
    if (design.kind !== "change") await tx.projects.change(project.id, { status: "designing" }, to);
    tx.log(project.id, {
      type: "design-ended",
      detail: { id: designId, kind: design.kind, outcome: "failed", problem },
    });
  });
}
