import { api } from "../api.ts";

export type BuildControl = "pause" | "resume" | "stop" | "cancel";

export function controlBuild(projectId: string, buildId: string, control: BuildControl): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/builds/${buildId}/${control}`);
}
