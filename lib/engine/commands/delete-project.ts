import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { buildWorkflowId, designWorkflowId, mergeWorkflowId, moduleWorkflowId } from "../workflows/ids.ts";
import { noProject } from "./refusals.ts";

type DeleteDeps = Pick<EngineDeps, "facts" | "repositories" | "workflows" | "clock">;

/**
 * Deletes a project: first the order, which ends its requests and sandboxes within a second, then rows, repository
 * and worktrees. Work that still looks at it finds nothing and ends.
 */
export async function deleteProject(deps: DeleteDeps, { projectId }: { readonly projectId: string }) {
  const known = await deps.facts.commit("order-deletion", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project) return false;
    await orderEnd(tx, projectId);
    if (project.deletedAt === null) {
      await tx.projects.change(projectId, {}, { deletedAt: deps.clock.now() });
      tx.log(projectId, { type: "project-deleted" });
    }
    return true;
  });
  if (!known) return noProject();
  await wakeAll(deps, projectId);
  await untilQuiet(deps, projectId);
  const workflows = await workflowsOf(deps, projectId);
  await deps.facts.commit("remove-project", (tx) => tx.removeProject(projectId));
  await deps.repositories.remove(projectId);
  await deps.workflows.wake(...workflows);
  return ok({ id: projectId });
}

async function orderEnd(tx: FactTransaction, projectId: string): Promise<void> {
  for (const build of await tx.builds.list({ projectId }))
    if (build.status !== "ended") await tx.builds.change(build.id, {}, { control: "cancel" });
  for (const design of await tx.designs.list({ projectId, status: "running" }))
    await tx.designs.change(design.id, {}, { control: "stop" });
}

const longestQuietMs = 10_000;

/**
 * Waits until what was cut is settled and its workflows have ended, so that none finds its rows gone in the midst of a
 * step. An approval on its way may still open a build; that one is ended, too. What takes longer than a person waits
 * finds nothing and ends.
 */
async function untilQuiet(deps: DeleteDeps, projectId: string): Promise<void> {
  const { attempts, builds, designs, versions } = deps.facts.read;
  const end = deps.clock.now().getTime() + longestQuietMs;
  for (let told = false; deps.clock.now().getTime() < end; ) {
    const live = (await builds.list({ projectId })).filter(({ status }) => status !== "ended");
    const busy = await Promise.all([
      attempts.list({ projectId, status: "running" }),
      designs.list({ projectId, status: "running" }),
      versions.list({ projectId, approval: "running" }),
    ]);
    const settled = live.length === 0 && busy.flat().length === 0;
    if (settled && !(await deps.workflows.areAlive(...(await workflowsOf(deps, projectId))))) return;
    if (live.some(({ control }) => control !== "cancel")) {
      await deps.facts.commit("order-deletion", (tx) => orderEnd(tx, projectId));
      await wakeAll(deps, projectId);
    }
    // Modules end when they look again and find that their build has.
    if (settled && !told) await wakeAll(deps, projectId);
    told = settled;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function wakeAll(deps: DeleteDeps, projectId: string): Promise<void> {
  await deps.workflows.wake(...(await workflowsOf(deps, projectId)));
}

async function workflowsOf({ facts: { read } }: DeleteDeps, projectId: string): Promise<readonly string[]> {
  const builds = await read.builds.list({ projectId });
  const designs = await read.designs.list({ projectId });
  const merges = await read.merges.list({ projectId });
  const runs = (await Promise.all(builds.map((build) => read.runs.list({ buildId: build.id })))).flat();
  return [
    ...builds.map((build) => buildWorkflowId(build.id)),
    ...designs.map((design) => designWorkflowId(design.id)),
    ...runs.map((run) => moduleWorkflowId(run.id)),
    ...merges.map((merge) => mergeWorkflowId(merge.id)),
  ];
}
