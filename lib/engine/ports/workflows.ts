import type { ApprovalProblem } from "../../domain/blueprint/version.ts";

/**
 * Durable work that a command may start or wake. Starting the same id again runs nothing. What a workflow is told
 * to stop is a fact (`control`), so there is nothing to cancel here: whoever runs the work sees it within a second.
 */
export interface Workflows {
  startDesign(designId: string): Promise<void>;
  /** Answers when the approval ended; it goes on if the caller leaves. */
  approve(approval: ApprovalInput): Promise<ApprovalResult>;
  startBuild(buildId: string): Promise<void>;
  /** Lets workflows look at the facts again. Harmless when one does not wait, or has ended. */
  wake(...workflowIds: readonly string[]): Promise<void>;
  /** Whether any of them still works or waits. */
  areAlive(...workflowIds: readonly string[]): Promise<boolean>;
}

export interface ApprovalInput {
  readonly projectId: string;
  readonly version: number;
  readonly build: boolean;
}

export type ApprovalResult =
  | { readonly ok: true; readonly version: number; readonly buildId?: string }
  | { readonly ok: false; readonly problems: readonly ApprovalProblem[] };
