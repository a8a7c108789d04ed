import { api } from "../api.ts";

export function startDesign(projectId: string): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/design`);
}
