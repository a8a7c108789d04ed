import { api } from "../api.ts";

export function deleteProject(projectId: string): Promise<undefined> {
  return api.delete(`/api/projects/${projectId}`);
}
