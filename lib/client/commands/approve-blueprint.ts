import { api } from "../api.ts";

/** Answers when the version is committed, installed and checked, which takes a while; its steps come as events. */
export function approveBlueprint(
  projectId: string,
  version: number,
  build: boolean,
): Promise<{ version: number; build?: string }> {
  return api.post(`/api/projects/${projectId}/approve`, { version, build });
}
