import { api } from "../api.ts";

interface DesignOrder {
  /** What is to change; a proposal answers it. Without it a first draft is written. */
  readonly request?: string;
  /** Another draft although there is a blueprint. */
  readonly anew?: boolean;
}

export function startDesign(projectId: string, order: DesignOrder = {}): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/design`, order);
}
