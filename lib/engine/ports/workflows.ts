/** Durable work that a command may start or wake. Starting the same id again runs nothing. */
export interface Workflows {
  startDesign(designId: string): Promise<void>;
  startApproval(projectId: string, version: number, build: boolean): Promise<void>;
  startBuild(buildId: string): Promise<void>;
  /** Lets a workflow look at the facts again. Harmless when it does not wait, or has ended. */
  wake(workflowId: string): Promise<void>;
  /** Ends requests and sandboxes of a project, or of one build or design, in every process, within a second. */
  interrupt(scope: {
    readonly projectId: string;
    readonly buildId?: string;
    readonly designId?: string;
  }): Promise<void>;
}
