import type { ProjectPatch, ProjectView } from "#lib/domain/api/project.ts";
import { api } from "../api.ts";

export function changeProject(projectId: string, patch: ProjectPatch): Promise<ProjectView> {
  return api.patch(`/api/projects/${projectId}`, patch);
}
