/** Workflow ids are made from our own ids, so that anybody can name whom to wake. */
export const designWorkflowId = (designId: string) => `design:${designId}`;
export const buildWorkflowId = (buildId: string) => `build:${buildId}`;
export const moduleWorkflowId = (runId: string) => `module:${runId}`;
export const mergeWorkflowId = (mergeId: string) => `merge:${mergeId}`;
export const moduleRunId = (buildId: string, moduleId: string) => `${buildId}:${moduleId}`;
