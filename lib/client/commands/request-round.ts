import { api } from "../api.ts";

interface RoundOrder {
  readonly note?: string;
  /** Findings to open again. */
  readonly findings?: readonly string[];
  /** `provider/model`; without it the route decides. */
  readonly model?: string;
}

export function requestRound(projectId: string, moduleId: string, order: RoundOrder): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/modules/${encodeURIComponent(moduleId)}/rounds`, order);
}
