import { ok } from "../../domain/result.ts";
import { parseModelRef } from "../../domain/routing/parse-model-ref.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { buildBranch } from "../steps/branches.ts";
import { openAgain } from "../steps/open-again.ts";
import { reopenRun } from "../steps/reopen-run.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { modelNeeded, noProject, refuse } from "./refusals.ts";
import { startBuild } from "./start-build.ts";

interface Input {
  readonly projectId: string;
  readonly moduleId: string;
  readonly note?: string | undefined;
  /** Findings to open again, by id. */
  readonly findings?: readonly string[] | undefined;
  /** `provider/model`. */
  readonly model?: string | undefined;
}

/** Orders a further round of a module: in the live build when it stands still there, otherwise in a build of its own. */
export async function requestRound(deps: EngineDeps, input: Input) {
  const { projectId, moduleId, note = null, model = null } = input;
  const { read } = deps.facts;
  const project = await read.projects.get(projectId);
  if (!project || project.deletedAt !== null) return noProject();
  if (project.script !== null) return modelNeeded();
  if (model !== null && !parseModelRef(model))
    return refuse("model-unknown", `"${model}" is no model: write it as provider/model.`);
  const live = (await read.builds.list({ projectId })).find((build) => build.status !== "ended");
  const named = await namedFindings(deps, input);
  if (named === undefined) return refuse("finding-unknown", `${moduleId} has no such finding.`);
  if (!live) return startBuild(deps, { projectId, modules: [moduleId], note: input.note, findings: named, model });
  const run = await read.runs.get(moduleRunId(live.id, moduleId));
  if (!run) return refuse("module-not-in-build", `The live build does not build ${moduleId}.`);
  if (run.status !== "deciding" && run.status !== "ended")
    return refuse("module-busy", `${moduleId} is being worked on. Wait for its round to end, or stop the build.`);
  // What is merged goes on from the branch's tip, where everything else is by now.
  const tip = run.outcome === "merged" ? await deps.repositories.head(projectId, buildBranch(live)) : undefined;
  const ordered = await deps.facts.commit("request-round", async (tx) => {
    for (const finding of named) await openAgain(deps, tx, finding, live.id);
    for (const decision of await tx.decisions.list({ buildId: live.id, moduleId, status: "open" }))
      await tx.decisions.change(decision.id, { status: "open" }, { status: "withdrawn" });
    return reopenRun(tx, run, { note, model, ...(tip !== undefined && { commit: tip, tip }) });
  });
  if (!ordered) return refuse("module-changed", "The module has just changed. Look again and repeat it.");
  await deps.wakes.tell(projectId);
  return ok({ id: live.id });
}

/** The findings to open again; undefined when one is not this module's. */
async function namedFindings(deps: Pick<EngineDeps, "facts">, { projectId, moduleId, findings = [] }: Input) {
  const rows = await Promise.all(findings.map((id) => deps.facts.read.findings.get(id)));
  const own = rows.flatMap((row) => (row && row.projectId === projectId && row.moduleId === moduleId ? [row] : []));
  return own.length === findings.length ? own : undefined;
}
