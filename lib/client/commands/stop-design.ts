import { api } from "../api.ts";

/** Takes over from the architect: what stands becomes the person's draft. A proposal that waits is rejected. */
export function stopDesign(projectId: string): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/design/stop`);
}
