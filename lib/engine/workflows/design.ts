import type { EngineDeps } from "../engine-deps.ts";
import { commitDesign, endDesign } from "../steps/commit-design.ts";
import { designTask } from "../steps/design-task.ts";
import { type DesignNext, nextOfDesign } from "../steps/next-of-design.ts";
import { reportUnexpectedDesign } from "../steps/report-unexpected.ts";
import { approvalWorkflow } from "./approval.ts";
import { askModel } from "./ask-model.ts";
import { idleWaitMs, isEngineError, step, waitForWake } from "./loop.ts";

/** The architect's work on the document: a draft with one repair of its own, or a proposal for change. */
export async function designWorkflow(deps: EngineDeps, designId: string): Promise<void> {
  try {
    await design(deps, designId);
  } catch (error) {
    if (isEngineError(error)) throw error;
    await step("unexpected", () => reportUnexpectedDesign(deps, designId, error));
  }
}

async function design(deps: EngineDeps, designId: string): Promise<void> {
  for (let idle = 0; ; ) {
    const next: DesignNext = await step("plan", () => nextOfDesign(deps, designId));
    if (next.do === "done") break;
    if (next.do === "end") {
      await step("end", () => endDesign(deps, designId));
      continue;
    }
    if (next.do === "wait") {
      await waitForWake(idleWaitMs(idle++));
      continue;
    }
    idle = 0;
    const task = await step("design-packet", () => designTask(deps, designId, next.kind));
    const asked = await askModel(deps, task);
    if (asked.do === "not-now") {
      // Either a person ended it (the plan says so) or a question waits for one.
      if ((await step("plan", () => nextOfDesign(deps, designId))).do === next.do)
        await waitForWake(idleWaitMs(idle++));
      continue;
    }
    await step("commit-design", () => commitDesign(deps, designId, next.kind, asked.attemptId));
  }
  // A scripted example approves its own blueprint: the click that a person makes in a project of their own.
  const order = await step("scripted-approval", () => scriptedApproval(deps, designId));
  if (order) await approvalWorkflow(deps, order);
}

async function scriptedApproval(deps: EngineDeps, designId: string) {
  const design = await deps.facts.read.designs.get(designId);
  if (design?.outcome !== "drafted" || design.resultVersion === null) return null;
  const project = await deps.facts.read.projects.get(design.projectId);
  if (!project || project.script === null || project.deletedAt !== null) return null;
  return { projectId: project.id, version: design.resultVersion, build: true };
}
