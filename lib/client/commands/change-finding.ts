import type { FindingView } from "#lib/domain/api/build.ts";
import { api } from "../api.ts";

export function changeFinding(
  projectId: string,
  findingId: string,
  change: { readonly is: "dismissed" | "open"; readonly reason: string },
): Promise<FindingView> {
  return api.post(`/api/projects/${projectId}/findings/${findingId}`, change);
}
