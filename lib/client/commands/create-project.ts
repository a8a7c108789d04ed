import type { NewProject, ProjectView } from "#lib/domain/api/project.ts";
import { api } from "../api.ts";

export function createProject(input: NewProject, key: string): Promise<ProjectView> {
  return api.post("/api/projects", input, key);
}
