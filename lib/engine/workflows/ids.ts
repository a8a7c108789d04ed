/** A module's run is named by its build and its module, so that anybody can ask for it. */
export const moduleRunId = (buildId: string, moduleId: string) => `${buildId}:${moduleId}`;
