import type { PreviewView } from "#lib/domain/api/preview.ts";
import { api } from "../api.ts";

/** Builds the preview in the sandbox. No model is asked. */
export function buildPreview(projectId: string): Promise<PreviewView> {
  return api.post(`/api/projects/${projectId}/preview`);
}
