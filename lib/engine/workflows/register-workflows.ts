import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineDeps } from "../engine-deps.ts";
import type { Workflows } from "../ports/workflows.ts";
import { approvalWorkflow } from "./approval.ts";
import { attemptWorkflow } from "./attempt.ts";
import { buildWorkflow } from "./build.ts";
import { designWorkflow } from "./design.ts";
import { buildWorkflowId, designWorkflowId } from "./ids.ts";
import { isAlive, wake } from "./loop.ts";
import { mergeWorkflow } from "./merge.ts";
import { moduleWorkflow } from "./module.ts";
import { registered, remember } from "./registry.ts";

/** Makes the workflows known to DBOS, with what they work on. Once in a process, before it is launched. */
export function registerWorkflows(deps: EngineDeps): void {
  remember({
    attempt: DBOS.registerWorkflow((spec) => attemptWorkflow(deps, spec), { name: "attempt" }),
    design: DBOS.registerWorkflow((designId) => designWorkflow(deps, designId), { name: "design" }),
    approval: DBOS.registerWorkflow((input) => approvalWorkflow(deps, input), { name: "approval" }),
    build: DBOS.registerWorkflow((buildId) => buildWorkflow(deps, buildId), { name: "build" }),
    module: DBOS.registerWorkflow((runId) => moduleWorkflow(deps, runId), { name: "module" }),
    merge: DBOS.registerWorkflow((mergeId, runId) => mergeWorkflow(deps, mergeId, runId), { name: "merge" }),
  });
}

/** How often an approval's caller looks whether it has ended. */
const approvalPollMs = 50;

/** The port that commands start and wake work through. */
export const durableWorkflows: Workflows = {
  async startDesign(designId) {
    await DBOS.startWorkflow(registered().design, { workflowID: designWorkflowId(designId) })(designId);
  },
  async approve(input) {
    const handle = await DBOS.startWorkflow(registered().approval)(input);
    return handle.getResult({ pollingIntervalMs: approvalPollMs });
  },
  async startBuild(buildId) {
    await DBOS.startWorkflow(registered().build, { workflowID: buildWorkflowId(buildId) })(buildId);
  },
  async wake(...workflowIds) {
    await wake(workflowIds);
  },
  async areAlive(...workflowIds) {
    const states = await Promise.all(workflowIds.map((id) => DBOS.getWorkflowStatus(id)));
    return states.some((state) => state !== null && isAlive(state.status));
  },
};
