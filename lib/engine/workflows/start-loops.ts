import { approvalWork } from "./approval.ts";
import { buildWork } from "./build.ts";
import { designWork } from "./design.ts";
import { approvalLoop, buildLoop, designLoop } from "./loop.ts";
import type { ProjectWork } from "./project-work.ts";

/** Starts a loop for everything of a project that has not ended and has none yet. */
export async function startLoops(work: ProjectWork, projectId: string): Promise<void> {
  const { builds, designs, versions } = work.deps.facts.read;
  const [running, paused, writing, approving, ordered] = await Promise.all([
    builds.list({ projectId, status: "running" }),
    builds.list({ projectId, status: "paused" }),
    designs.list({ projectId, status: "running" }),
    versions.list({ projectId, approval: "running" }),
    versions.list({ projectId, approvalThen: ["build", "main"] }),
  ]);
  for (const { id } of [...running, ...paused]) work.start(buildLoop(id), (loop) => buildWork(loop, id));
  for (const { id } of writing) work.start(designLoop(id), (loop) => designWork(loop, id));
  for (const { id, version } of [...approving, ...ordered])
    work.start(approvalLoop(id), (loop) => approvalWork(loop, { projectId, version }));
}
