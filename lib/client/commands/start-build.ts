import type { BuildView } from "#lib/domain/api/build.ts";
import { api } from "../api.ts";

/** Builds what is stale of the approved version, or only the modules named; `instead` of the live build, if so said. */
export function startBuild(projectId: string, modules?: readonly string[], instead = false): Promise<BuildView> {
  return api.post(`/api/projects/${projectId}/builds`, { ...(modules && { modules }), ...(instead && { instead }) });
}
