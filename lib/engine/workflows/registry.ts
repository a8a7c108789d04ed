import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { ApprovalInput, ApprovalResult } from "../ports/workflows.ts";

/** The workflows as DBOS knows them. */
export interface RegisteredWorkflows {
  attempt(spec: AttemptSpec): Promise<void>;
  design(designId: string): Promise<void>;
  approval(input: ApprovalInput): Promise<ApprovalResult>;
  build(buildId: string): Promise<void>;
  module(runId: string): Promise<void>;
  merge(mergeId: string, parentId: string): Promise<void>;
}

let known: RegisteredWorkflows | undefined;

export function remember(workflows: RegisteredWorkflows): void {
  known = workflows;
}

export function registered(): RegisteredWorkflows {
  if (!known) throw new Error("the workflows are not registered yet");
  return known;
}
