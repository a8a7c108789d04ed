import type { BuildView } from "#lib/domain/api/build.ts";
import { api } from "../api.ts";

/** Builds what is stale of the approved version, or only the modules named. */
export function startBuild(projectId: string, modules?: readonly string[]): Promise<BuildView> {
  return api.post(`/api/projects/${projectId}/builds`, modules ? { modules } : {});
}
