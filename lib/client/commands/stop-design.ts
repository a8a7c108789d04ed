import { api } from "../api.ts";

/** Takes over from the architect: what stands becomes the person's draft. */
export function stopDesign(projectId: string): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/design/stop`);
}

/** Nothing of it enters the document; whatever else the architect works on goes on. */
export function rejectProposal(projectId: string, designId: string): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/design/stop`, { proposal: designId });
}
