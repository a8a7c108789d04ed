import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { orderApproval } from "../steps/order-approval.ts";
import { approvalEnded } from "./approval-ended.ts";
import { modelNeeded, noProject, refuse } from "./refusals.ts";

/**
 * The gate: no builder starts before it. Refuses what cannot be built, with its diagnostics; otherwise commits
 * blueprint, contracts and files, installs, and checks that commit by itself. With `build` the build starts at once;
 * where nothing has to be built, `main` moves at once.
 */
export async function approveBlueprint(
  deps: EngineDeps,
  input: { readonly projectId: string; readonly version: number; readonly build: boolean },
) {
  const { projectId, version } = input;
  const { projects, versions, builds } = deps.facts.read;
  const project = await projects.get(projectId);
  if (!project || project.deletedAt !== null) return noProject();
  const row = (await versions.list({ projectId, version })).at(0);
  if (!row) return refuse("version-unknown", `There is no version ${version} of this blueprint.`);
  const { diagnostics } = parseBlueprint(row.markdown);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return refuse("blueprint-invalid", "The blueprint has errors; nothing was approved.", { diagnostics });
  if (input.build && project.script !== null && !deps.scripts.knows(project.script, row.sha256)) return modelNeeded();
  const live = (await builds.list({ projectId })).find((build) => build.status !== "ended");
  if (input.build && live && live.version !== version)
    return refuse("build-live", "A build is live. Finish or stop it, then build what is stale.", { buildId: live.id });
  const before = new Set((await builds.list({ projectId, version })).map(({ id }) => id));
  await deps.facts.commit("order-approval", (tx) => orderApproval(tx, row, input.build));
  await deps.wakes.tell(projectId);
  const approved = await approvalEnded(deps, row);
  if (!approved) return noProject();
  if (approved.approvalProblems.length > 0)
    return refuse("blueprint-refused", "The blueprint cannot be built yet; nothing was spent on builders.", {
      diagnostics: approved.approvalProblems,
    });
  const built = (await builds.list({ projectId, version })).filter(
    ({ id, status }) => status !== "ended" || !before.has(id),
  );
  const build = input.build ? built.at(-1)?.id : undefined;
  return ok({ version, ...(build !== undefined && { build }) });
}
